package dev.loadstone.core.model;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a server said that tells one version of a file from another (RFC 9110 8.8).
 *
 * <p>Only {@link StrongEtag} and {@link LastModified} allow bytes of two answers to be joined; a
 * weak entity tag or none never does.
 */
public sealed interface Validator {

  /** A strong entity tag, with its quotes. */
  record StrongEtag(String tag) implements Validator {}

  /** A modification date that RFC 9110 8.8.2.2 counts as strong, as the server wrote it. */
  record LastModified(String date) implements Validator {}

  /** Nothing that could prove that two answers belong to the same file. */
  record None() implements Validator {}

  /** A date counts as strong once the answer is at least this much younger than it. */
  Duration DATE_IS_STRONG_AFTER = Duration.ofSeconds(1);

  /** The strongest validator in an answer's headers. */
  static Validator of(Headers answer) {
    Optional<String> tag = answer.first("ETag").map(String::strip).filter(Validator::isStrongTag);
    if (tag.isPresent()) {
      return new StrongEtag(tag.get());
    }
    if (answer.has("ETag") && !answer.first("ETag").orElseThrow().startsWith("W/")) {
      return new None();
    }
    return answer
        .first("Last-Modified")
        .filter(date -> isStrongDate(date, answer))
        .<Validator>map(LastModified::new)
        .orElseGet(None::new);
  }

  /** What {@code If-Range} carries under this validator; empty where nothing is proved. */
  default Optional<String> ifRange() {
    return switch (this) {
      case StrongEtag(String tag) -> Optional.of(tag);
      case LastModified(String date) -> Optional.of(date);
      case None _ -> Optional.empty();
    };
  }

  default boolean isStrong() {
    return !(this instanceof None);
  }

  private static boolean isStrongTag(String tag) {
    return tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"") && tag.length() < 1_024;
  }

  private static boolean isStrongDate(String lastModified, Headers answer) {
    try {
      ZonedDateTime modified =
          ZonedDateTime.parse(lastModified, DateTimeFormatter.RFC_1123_DATE_TIME);
      ZonedDateTime answered =
          ZonedDateTime.parse(
              answer.first("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME);
      return !modified.plus(DATE_IS_STRONG_AFTER).isAfter(answered);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
