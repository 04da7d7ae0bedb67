/**
 * The transport by OkHttp: calls, their limits of time, what is noted of each, and failures named.
 *
 * <p>Calls run on the threads that make them, OkHttp's own and one timer's. Imports all of {@code
 * http}; nobody imports it but who opens a transport.
 */
@NullMarked
package dev.loadstone.core.http.okhttp;

import org.jspecify.annotations.NullMarked;
