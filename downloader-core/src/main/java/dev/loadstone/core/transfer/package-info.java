/**
 * One attempt at one file: what to ask for, what the answer allows, who fetches which range.
 *
 * <p>Runs on virtual threads, one for each connection. Imports {@code http}, {@code disk}, {@code
 * integrity}, {@code model} and {@code time}.
 */
@NullMarked
package dev.loadstone.core.transfer;

import org.jspecify.annotations.NullMarked;
