package dev.loadstone.core.transfer;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Headers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of which file an answer holds (RFC 9110 14.4).
 *
 * @param range null where no range could be satisfied ({@code bytes *}{@code /101})
 * @param total bytes of the whole file; -1 if the server does not say
 */
record ContentRange(@Nullable ByteRange range, long total) {
  private static final Pattern SATISFIED =
      Pattern.compile("(?i)bytes +(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
  private static final Pattern UNSATISFIED = Pattern.compile("(?i)bytes +\\*/(\\d{1,18})");

  /** Reads the only {@code Content-Range}; empty without one, with several or a senseless one. */
  static Optional<ContentRange> of(Headers answer) {
    List<String> values = answer.all("Content-Range");
    return values.size() == 1 ? parse(values.getFirst().strip()) : Optional.empty();
  }

  private static Optional<ContentRange> parse(String value) {
    Matcher unsatisfied = UNSATISFIED.matcher(value);
    if (unsatisfied.matches()) {
      return Optional.of(new ContentRange(null, Long.parseLong(unsatisfied.group(1))));
    }
    Matcher satisfied = SATISFIED.matcher(value);
    if (!satisfied.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(satisfied.group(1));
    long last = Long.parseLong(satisfied.group(2));
    long total = satisfied.group(3).equals("*") ? -1 : Long.parseLong(satisfied.group(3));
    boolean sensible = first <= last && (total == -1 || last < total);
    return sensible
        ? Optional.of(new ContentRange(new ByteRange(first, last + 1), total))
        : Optional.empty();
  }
}
