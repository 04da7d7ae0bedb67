package dev.loadstone.core.model;

import org.jspecify.annotations.Nullable;

/**
 * What the server said about the file when its first byte came; every later answer is held against
 * it.
 *
 * @param size bytes of the whole file; {@link #UNKNOWN} if the server did not say
 * @param acceptsRanges a 206 came, or {@code Accept-Ranges: bytes}
 * @param mediaType of {@code Content-Type}, without parameters; empty if none
 * @param suggestedName of {@code Content-Disposition}, not yet made safe; null without one
 */
public record RemoteFile(
    Validator validator,
    long size,
    boolean acceptsRanges,
    String mediaType,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String suggestedName) {
  public static final long UNKNOWN = -1;
}
