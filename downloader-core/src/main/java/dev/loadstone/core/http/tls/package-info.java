/**
 * Whose certificates are accepted, and which is shown: authorities, pins, revocation, client keys.
 *
 * <p>Called in handshakes, on the threads of calls; everything shared is thread-safe. Imports
 * {@code wire}, {@code redaction}, {@code model} and {@code time}; no HTTP client, but for asking
 * authorities, which is handed in.
 */
@NullMarked
package dev.loadstone.core.http.tls;

import org.jspecify.annotations.NullMarked;
