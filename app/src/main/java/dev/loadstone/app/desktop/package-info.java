/**
 * The command that opens the window.
 *
 * <p>Main thread until the window is closed. Imports {@code app.cli}, {@code app.instance} and
 * {@code ui}, whose classes are touched only once the window is wanted: the command line starts
 * without them.
 */
@NullMarked
package dev.loadstone.app.desktop;

import org.jspecify.annotations.NullMarked;
