/**
 * The way from a link to its answer: where redirects lead and what may go along.
 *
 * <p>A walk blocks the thread that makes it; any thread cancels one. Imports {@code http}, {@code
 * dns}, {@code redaction} and {@code model}.
 */
@NullMarked
package dev.loadstone.core.http.redirect;

import org.jspecify.annotations.NullMarked;
