/**
 * The program: arguments, folders, log file, wiring.
 *
 * <p>Main thread. Imports {@code core} and {@code app.cli}.
 */
@NullMarked
package dev.loadstone.app;

import org.jspecify.annotations.NullMarked;
