/**
 * What a person pastes, read into requests: links, lists, ranges of links, checksum files.
 *
 * <p>Pure; imports {@code model}.
 */
@NullMarked
package dev.loadstone.core.source;

import org.jspecify.annotations.NullMarked;
