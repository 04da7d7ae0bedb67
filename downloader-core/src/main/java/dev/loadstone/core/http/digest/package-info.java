/**
 * Digest (RFC 7616): what is asked, and one user's answers, to servers and proxies alike.
 *
 * <p>Thread-safe; holds passwords in memory only. Imports nothing else of ours.
 */
@NullMarked
package dev.loadstone.core.http.digest;

import org.jspecify.annotations.NullMarked;
