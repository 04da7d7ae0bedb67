/**
 * One HTTP exchange at a time, as the rest of the engine sees it: client, request, answer and body.
 *
 * <p>Calls block the thread that makes them; any thread cancels one. The packages below each hold
 * one part; {@code okhttp} joins them. Imports {@code model} and {@code redaction}.
 */
@NullMarked
package dev.loadstone.core.http;

import org.jspecify.annotations.NullMarked;
