/**
 * Digests, where expected ones are found, and verdicts.
 *
 * <p>No threads of its own. Imports {@code model}.
 */
@NullMarked
package dev.loadstone.core.integrity;

import org.jspecify.annotations.NullMarked;
