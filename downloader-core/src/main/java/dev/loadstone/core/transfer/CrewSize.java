package dev.loadstone.core.transfer;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.TransferOptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How many connections a crew should have, and why; guarded by the crew's lock. */
final class CrewSize {
  private final Attempt attempt;
  private final @Nullable AutoConnections auto;
  private int wished;

  /**
   * The number that the job's options ask for.
   *
   * @param shares whether more than one connection may fetch the file at a time
   * @param size of the file, or UNKNOWN
   */
  CrewSize(Attempt attempt, boolean shares, long size) {
    this.attempt = attempt;
    int asked = attempt.options().connections();
    boolean finds = asked == TransferOptions.AUTO && size >= AutoConnections.SMALLEST_FILE;
    auto = shares && finds ? new AutoConnections(attempt.nanos()) : null;
    wished = shares && asked != TransferOptions.AUTO ? asked : 1;
  }

  int wished() {
    return wished;
  }

  /** A second connection starts. */
  void shared() {
    if (auto == null) {
      attempt.log("sharing what is missing out over up to " + connections(wished));
    }
  }

  /** Takes a measurement of so many connections whose body is arriving. */
  void measure(long now, int streaming) {
    if (auto != null) {
      long bytes = attempt.progress().meter.total();
      auto.sample(now, bytes, streaming, attempt.isThrottled()).ifPresent(this::follow);
    }
  }

  /**
   * A connection failed for a reason that fewer may avoid.
   *
   * @param working connections, the failed one among them
   */
  void lower(Failure why, int working) {
    int before = wished;
    int fewer = why.code() == FailureCode.REMOTE_CHANGED ? 1 : Math.max(1, working - 1);
    wished = Math.min(before, fewer);
    if (auto != null) {
      auto.refused(wished);
    }
    if (wished < before) {
      attempt.log(why.detail() + ": going on with " + connections(wished));
    }
  }

  /** Whether the server wants fewer connections, or has no ranges. */
  static boolean isLoweredBy(Failure why) {
    return switch (why.code()) {
      case HTTP_STATUS_TEMPORARY, HTTP_STATUS, CANT_CONNECT, NO_RESPONSE, REMOTE_CHANGED -> true;
      default -> false;
    };
  }

  private void follow(AutoConnections.Change change) {
    wished = change.to();
    String measured = connections(change.from()) + ": " + speed(change.speed());
    String before = change.before() == 0 ? "" : " after " + speed(change.before());
    String then = change.to() > change.from() ? ", trying " : ", not worth it, back to ";
    attempt.log(measured + before + then + change.to());
  }

  private static String connections(int count) {
    return count + (count == 1 ? " connection" : " connections");
  }

  private static String speed(double bytesPerSecond) {
    return String.format(Locale.ROOT, "%.1f MB/s", bytesPerSecond / 1e6);
  }
}
