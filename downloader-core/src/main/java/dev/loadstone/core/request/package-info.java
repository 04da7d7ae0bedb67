/**
 * Single requests as a person or a game makes them: any method, any body, one answer.
 *
 * <p>{@link dev.loadstone.core.request.WebClient} is the way in. Each request runs on a thread of
 * its own. Imports {@code http}, {@code disk}, {@code model} and {@code time}.
 */
@NullMarked
package dev.loadstone.core.request;

import org.jspecify.annotations.NullMarked;
