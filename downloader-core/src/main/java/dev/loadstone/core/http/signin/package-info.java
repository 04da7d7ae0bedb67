/**
 * Clients that know who is there: Digest, and cookies that come along.
 *
 * <p>Thread-safe; holds secrets in memory only. Imports {@code http}, {@code digest}, {@code
 * redaction}, {@code model} and {@code time}.
 */
@NullMarked
package dev.loadstone.core.http.signin;

import org.jspecify.annotations.NullMarked;
