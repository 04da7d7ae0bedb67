/**
 * A web server that misbehaves on purpose, and the catalogue of bad servers.
 *
 * <p>{@link dev.loadstone.core.testing.adverse.AdverseServer} answers correctly by default; {@link
 * dev.loadstone.core.testing.adverse.Behaviour}s bend its answers; {@link
 * dev.loadstone.core.testing.adverse.Catalogue} names the bad servers and what a download from each
 * must end with.
 */
@NullMarked
package dev.loadstone.core.testing.adverse;

import org.jspecify.annotations.NullMarked;
