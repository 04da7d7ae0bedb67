/**
 * The engine as the screen sees it: opened beside it, asked off its thread, its changes turned into
 * rows and counts that cost what changed.
 *
 * <p>Rows and lists belong to the FX thread, which is whatever executor the session was made with.
 * Imports {@code core} and {@code javafx.base} only.
 */
@NullMarked
package dev.loadstone.ui.mirror;

import org.jspecify.annotations.NullMarked;
