package dev.loadstone.core.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a job reaches its server; jobs with equal options share connections.
 *
 * @param caFile PEM file of certificates trusted besides the system's
 * @param insecure accepts any certificate: said aloud in the job's log, never a default
 * @param proxy {@code http://host:port} or {@code socks5://host:port} without credentials; null
 *     takes the environment's
 */
public record NetworkOptions(@Nullable Path caFile, boolean insecure, @Nullable String proxy) {
  public static final NetworkOptions DEFAULTS = new NetworkOptions(null, false, null);
}
