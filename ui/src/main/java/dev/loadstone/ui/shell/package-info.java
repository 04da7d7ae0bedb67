/**
 * The window: navigation, toolbar, status bar, command palette, keyboard, theme.
 *
 * <p>FX thread. Imports the features, the mirror and {@code common}; nothing of {@code ui} imports
 * it.
 */
@NullMarked
package dev.loadstone.ui.shell;

import org.jspecify.annotations.NullMarked;
