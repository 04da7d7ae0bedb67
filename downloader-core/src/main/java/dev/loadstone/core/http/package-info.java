/**
 * One HTTP exchange at a time: request, phases, answer, TLS and proxy. The only user of okhttp3.
 *
 * <p>Calls block the thread that makes them; any thread cancels one. Imports {@code model} and
 * {@code time}.
 */
@NullMarked
package dev.loadstone.core.http;

import org.jspecify.annotations.NullMarked;
