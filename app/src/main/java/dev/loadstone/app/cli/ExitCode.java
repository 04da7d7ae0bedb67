package dev.loadstone.app.cli;

import dev.loadstone.core.model.FailureCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What the program tells its caller by its exit status. */
public enum ExitCode {
  OK(0),
  /** The command line, or a list given to it, is wrong. */
  USAGE(2),
  NETWORK(3),
  HTTP(4),
  INTEGRITY(5),
  DISK(6),
  TLS(7),
  INTERRUPTED(130),
  /** A fault of Loadstone's own. */
  INTERNAL(1);

  private static final List<ExitCode> ORDER =
      List.of(USAGE, NETWORK, HTTP, INTEGRITY, DISK, TLS, INTERRUPTED, INTERNAL);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  static ExitCode of(FailureCode code) {
    return switch (code.kind()) {
      case NETWORK -> NETWORK;
      case HTTP -> HTTP;
      case INTEGRITY -> INTEGRITY;
      case DISK -> DISK;
      case TLS -> TLS;
      case INTERRUPTED -> INTERRUPTED;
      case INTERNAL -> INTERNAL;
    };
  }

  /** The one that stands for all: the earliest in the documented order, or {@link #OK}. */
  static ExitCode of(Collection<ExitCode> codes) {
    return codes.stream()
        .filter(code -> code != OK)
        .min(Comparator.comparingInt(ORDER::indexOf))
        .orElse(OK);
  }
}
