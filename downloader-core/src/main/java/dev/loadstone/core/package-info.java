/**
 * The façade of the engine, a library without a screen.
 *
 * <p>Thread-safe; imports {@code engine} and {@code model}.
 */
@NullMarked
package dev.loadstone.core;

import org.jspecify.annotations.NullMarked;
