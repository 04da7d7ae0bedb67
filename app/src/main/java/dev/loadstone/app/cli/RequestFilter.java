package dev.loadstone.app.cli;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which requests a person wants to see. */
final class RequestFilter {
  private static final Pattern STATUS = Pattern.compile("([1-5])xx|(\\d{3})(?:-(\\d{3}))?");

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only answers with that status: 404, 4xx or 400-499.")
  @Nullable String status;

  @Option(
      names = "--grep",
      paramLabel = "TEXT",
      description = "Only requests with TEXT in link, headers, address or failure.")
  String text = "";

  @Option(names = "--method", paramLabel = "METHOD", description = "Only requests of that method.")
  String method = "";

  @Option(names = "--host", paramLabel = "HOST", description = "Only requests to that host.")
  String host = "";

  @Option(names = "--failed", description = "Only requests that failed or were refused.")
  boolean failed;

  /** Whether nothing was said. */
  boolean isEmpty() {
    return status == null && text.isEmpty() && method.isEmpty() && host.isEmpty() && !failed;
  }

  /**
   * The query with what was said.
   *
   * @throws InvalidInputException for a status that is none
   */
  ExchangeQuery.Builder apply(ExchangeQuery.Builder query) {
    if (status != null) {
      Matcher matcher = STATUS.matcher(status.toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new InvalidInputException(
            "--status takes 404, 4xx or 400-499, not '" + OneLine.of(status) + "'");
      }
      if (matcher.group(1) != null) {
        int first = Integer.parseInt(matcher.group(1)) * 100;
        query.status(first, first + 99);
      } else {
        int first = Integer.parseInt(matcher.group(2));
        query.status(first, matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3)));
      }
    }
    if (failed) {
      query.outcome(ExchangeQuery.Outcome.FAILED);
    }
    return query.text(text).method(method).host(host);
  }
}
