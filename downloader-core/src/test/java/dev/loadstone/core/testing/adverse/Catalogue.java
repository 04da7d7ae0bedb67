package dev.loadstone.core.testing.adverse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All bad servers that speak plain HTTP. Those that lie in TLS (wrong name, expired, other key than
 * pinned, revoked, a redirect from https to http) are in {@code ImpostorTest}.
 */
public final class Catalogue {
  private Catalogue() {}

  /** Every entry, theme by theme. */
  public static List<BadServer> all() {
    return Stream.<BadServer[]>of(
            BrokenLines.values(),
            ChangingFiles.values(),
            RangeAnswers.values(),
            Framings.values(),
            Statuses.values(),
            Redirections.values(),
            HostileNames.values(),
            StatedDigests.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
