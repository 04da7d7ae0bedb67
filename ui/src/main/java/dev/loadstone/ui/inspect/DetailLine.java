package dev.loadstone.ui.inspect;

import dev.loadstone.ui.inspect.ExchangeWords.Tone;
import java.util.Locale;

/** A line of what is told about one request. */
sealed interface DetailLine {

  /** Begins a group of lines. */
  record Heading(String title) implements DetailLine {}

  /** A name and what it is. */
  record Pair(String name, String value, Tone tone) implements DetailLine {}

  /**
   * A phase of the request.
   *
   * @param total microseconds of the whole request
   */
  record Phase(String name, PhaseBar bar, long total) implements DetailLine {}

  /** Whether it mentions a text, given in lower case. */
  default boolean mentions(String lower) {
    return switch (this) {
      case Heading _ -> false;
      case Pair(var name, var value, _) ->
          (name + ": " + value).toLowerCase(Locale.ROOT).contains(lower);
      case Phase(var name, _, _) -> name.toLowerCase(Locale.ROOT).contains(lower);
    };
  }

  /** As it stands in a text. */
  default String text() {
    return switch (this) {
      case Heading(var title) -> title;
      case Pair(var name, var value, _) -> name + ": " + value;
      case Phase(var name, var bar, _) -> name + ": " + ExchangeWords.micros(bar.length());
    };
  }
}
