/**
 * Sockets under the HTTP client: they read ahead, hold answers against HTTP/1's framing, and put
 * request lines right that the client cannot write.
 *
 * <p>One thread at a time for each socket. Imports {@code model} only.
 */
@NullMarked
package dev.loadstone.core.http.wire;

import org.jspecify.annotations.NullMarked;
