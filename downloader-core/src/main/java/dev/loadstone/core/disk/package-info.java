/**
 * Part files, their proof, safe names and publishing: the only writer of files.
 *
 * <p>Used by the threads of transfers. Imports {@code model} and {@code time}.
 */
@NullMarked
package dev.loadstone.core.disk;

import org.jspecify.annotations.NullMarked;
