/**
 * Which proxy an origin is reached through, and how: HTTP, HTTP over TLS, SOCKS 5.
 *
 * <p>On the threads of calls. Imports {@code wire}, {@code tls}, {@code dns}, {@code redaction} and
 * {@code model}.
 */
@NullMarked
package dev.loadstone.core.http.proxy;

import org.jspecify.annotations.NullMarked;
