/**
 * Failures in a person's words, the same on the command line and in windows.
 *
 * <p>Any thread. Imports {@code model}; nothing of the engine imports it, because an engine knows
 * facts and no language.
 */
@NullMarked
package dev.loadstone.core.words;

import org.jspecify.annotations.NullMarked;
