/**
 * Published files: what kind they are, their receipts, and the index that a game reads.
 *
 * <p>Imports {@code disk}, {@code integrity} and {@code model}.
 */
@NullMarked
package dev.loadstone.core.library;

import org.jspecify.annotations.NullMarked;
