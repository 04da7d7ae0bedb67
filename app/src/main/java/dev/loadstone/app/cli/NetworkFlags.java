package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.NetworkOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person may say about the way to a server and whom to take for it. */
final class NetworkFlags {
  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "PEM file of authorities to trust besides the system's.")
  @Nullable Path caFile;

  @Option(names = "--insecure", description = "Accept any certificate. Anybody may be the server.")
  boolean insecure;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = "http://host:port or socks5://host:port (default: the environment's).")
  @Nullable String proxy;

  /**
   * What was said, without secrets.
   *
   * @throws InvalidInputException for the first option that cannot be used
   */
  NetworkOptions options() {
    return new NetworkOptions(readable(caFile), insecure, plainProxy(proxy));
  }

  private static @Nullable Path readable(@Nullable Path file) {
    if (file == null) {
      return null;
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InvalidInputException("--cacert " + file + " cannot be read: check the path");
    }
    return file.toAbsolutePath().normalize();
  }

  private static @Nullable String plainProxy(@Nullable String given) {
    if (given == null) {
      return null;
    }
    String lower = given.toLowerCase(Locale.ROOT);
    if (given.contains("@")) {
      throw new InvalidInputException(
          "--proxy takes no user name or password: write http://host:port");
    }
    if (!lower.matches("(http|socks5)://(\\[[0-9a-f:.]+]|[^/:\\[\\]\\s]+):\\d{1,5}/?")) {
      throw new InvalidInputException(
          "--proxy takes http://host:port or socks5://host:port, not '" + given + "'");
    }
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
