/**
 * The command line: options, exit codes, progress, and failures in words.
 *
 * <p>Main thread; the engine hands changes over on its own. Imports {@code core} and its model.
 */
@NullMarked
package dev.loadstone.app.cli;

import org.jspecify.annotations.NullMarked;
