/**
 * The command line as its user meets it: real engine, real files, a server on loopback.
 *
 * <p>{@code Shell} runs commands in this process, {@code Child} in one of their own, for signals
 * and for two at a time.
 */
@NullMarked
package dev.loadstone.app.endtoend;

import org.jspecify.annotations.NullMarked;
