/**
 * What a person reads the same on the command line and in windows: failures in words, JSON laid
 * out, text from strangers made harmless.
 *
 * <p>Any thread. Imports {@code model}; nothing of the engine imports it, because an engine knows
 * facts and no language.
 */
@NullMarked
package dev.loadstone.core.words;

import org.jspecify.annotations.NullMarked;
