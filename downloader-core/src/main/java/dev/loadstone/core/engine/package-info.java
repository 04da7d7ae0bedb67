/**
 * The loop that owns all state: takes commands and signals, stores decisions, runs effects, tells
 * what changed.
 *
 * <p>One platform thread owns the state; transfers run on virtual threads. Imports everything below
 * it.
 */
@NullMarked
package dev.loadstone.core.engine;

import org.jspecify.annotations.NullMarked;
