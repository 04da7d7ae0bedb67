package dev.loadstone.core.integrity;

import dev.loadstone.core.model.Checksum;

/**
 * A checksum that somebody says the whole file has.
 *
 * @param source who says so, for the verdict: {@code given}, {@code Repr-Digest}, {@code
 *     SHA256SUMS}…
 */
public record StatedChecksum(Checksum checksum, String source) {}
