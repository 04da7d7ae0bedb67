package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.source.Durations;
import dev.loadstone.core.source.Sizes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long a person is willing to wait, and how much to take; downloads and requests alike. */
final class LimitFlags {
  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "For connecting, the handshake, the answer's head (default: 30).")
  @Nullable String timeout;

  @Option(
      names = "--stall-timeout",
      paramLabel = "SECONDS",
      description = "Longest time without a byte (default: 60).")
  @Nullable String stallTimeout;

  @Option(
      names = "--max-time",
      paramLabel = "SECONDS",
      description = "Longest time for the whole (default: none).")
  @Nullable String maxTime;

  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "Largest file or body taken (default: any).")
  @Nullable String maxSize;

  /**
   * Puts what was said into a download's options.
   *
   * @throws InvalidInputException for the first option that cannot be used
   */
  void apply(TransferOptions.Builder options) {
    if (timeout != null) {
      options.timeout(time("--timeout", timeout));
    }
    if (stallTimeout != null) {
      options.stallTimeout(time("--stall-timeout", stallTimeout));
    }
    if (maxTime != null) {
      options.maxTime(time("--max-time", maxTime));
    }
    if (maxSize != null) {
      options.maxSize(Sizes.parse(maxSize));
    }
  }

  /**
   * Puts what was said into a request's options.
   *
   * @throws InvalidInputException for the first option that cannot be used
   */
  void apply(RequestOptions.Builder options) {
    if (timeout != null) {
      Duration each = time("--timeout", timeout);
      options.connectTimeout(each).tlsTimeout(each).headTimeout(each);
    }
    if (stallTimeout != null) {
      options.stallTimeout(time("--stall-timeout", stallTimeout));
    }
    if (maxTime != null) {
      options.totalTimeout(time("--max-time", maxTime));
    }
    if (maxSize != null) {
      options.maxBody(Sizes.parse(maxSize));
    }
  }

  private static Duration time(String option, String given) {
    Duration time = Durations.parse(given);
    if (time.isZero()) {
      throw new InvalidInputException(
          option + " 0 would end everything at once: give it more seconds, or leave it out");
    }
    return time;
  }
}
