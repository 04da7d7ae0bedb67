/**
 * Published files: what kind they are, their receipts, and the index that a game reads.
 *
 * <p>Imports {@code disk}, {@code model} and {@code time}.
 */
@NullMarked
package dev.loadstone.core.library;

import org.jspecify.annotations.NullMarked;
