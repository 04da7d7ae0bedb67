package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.ResponseCode;
import dev.loadstone.core.model.ResultCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A status or a result, explained. Pure.
 *
 * @param name as Godot has it; empty for a status without one
 * @param title number and phrase
 * @param does what Loadstone does
 * @param exit of {@code loadstone request} and {@code get}; 0 where it is no failure
 */
record Explanation(
    String kind, int number, String name, String title, String words, String does, int exit) {

  /** All statuses with a name, then all results. */
  static List<Explanation> all() {
    List<Explanation> all = new ArrayList<>();
    Arrays.stream(ResponseCode.values()).forEach(code -> all.add(status(code.number())));
    ResultCode.all().forEach(code -> all.add(result(code)));
    return all;
  }

  /**
   * What a number, a range like {@code 4xx} or a name stands for.
   *
   * @throws InvalidInputException if for nothing
   */
  static List<Explanation> of(String given) {
    String upper = given.toUpperCase(Locale.ROOT);
    if (upper.matches("[1-5]XX")) {
      int hundreds = upper.charAt(0) - '0';
      return Arrays.stream(ResponseCode.values())
          .filter(code -> code.number() / 100 == hundreds)
          .map(code -> status(code.number()))
          .toList();
    }
    List<Explanation> found =
        given.matches("\\d{1,9}") ? numbered(Integer.parseInt(given)) : named(given);
    if (found.isEmpty()) {
      throw new InvalidInputException(
          "'"
              + OneLine.of(given)
              + "' is no status and no result: give 100 to 599, 4xx, or a name such as"
              + " RESULT_TIMEOUT; loadstone explain lists them");
    }
    return found;
  }

  /** From 100 on a number may be a status and a result. */
  private static List<Explanation> numbered(int number) {
    List<Explanation> found = new ArrayList<>();
    if (number >= 100 && number <= 599) {
      found.add(status(number));
    }
    ResultCode.all().stream()
        .filter(code -> code.number() == number)
        .forEach(code -> found.add(result(code)));
    return found;
  }

  private static List<Explanation> named(String name) {
    List<Explanation> found = new ArrayList<>();
    ResponseCode.parse(name).ifPresent(code -> found.add(status(code.number())));
    ResultCode.parse(name).ifPresent(code -> found.add(result(code)));
    return found;
  }

  private static Explanation status(int number) {
    Optional<ResponseCode> code = ResponseCode.of(number);
    return new Explanation(
        "status",
        number,
        code.map(ResponseCode::godotName).orElse(""),
        number + ResponseCode.phrase(number).map(phrase -> " " + phrase).orElse(""),
        ResponseCode.words(number),
        ResponseCode.Action.of(number).words(),
        number < 400 ? 0 : ExitCode.HTTP.number());
  }

  private static Explanation result(ResultCode code) {
    String title = code.number() + " " + code.name();
    Optional<FailureCode> failure = code.failure();
    if (failure.isEmpty()) {
      return code.isSuccess()
          ? new Explanation(
              "result", 0, code.name(), title, "An answer below 400 came whole.", "", 0)
          : new Explanation(
              "result",
              code.number(),
              code.name(),
              title,
              "A name in Godot's list that neither Godot nor Loadstone ever gives.",
              "",
              0);
    }
    FailureWords words = FailureWords.of(Failure.of(failure.get(), ""));
    String happened = words.happened();
    return new Explanation(
        "result",
        code.number(),
        code.name(),
        title,
        Character.toUpperCase(happened.charAt(0)) + happened.substring(1) + ".",
        remedy(failure.get().remedy()) + " " + words.advice() + ".",
        ExitCode.of(failure.get()).number());
  }

  private static String remedy(FailureCode.Remedy remedy) {
    return switch (remedy) {
      case RETRY -> "A download asks again by itself, as often as --retries allows.";
      case NEVER -> "A download ends: asking again in the same way would bring the same.";
      case ASK -> "A download ends until a person has chosen what to do.";
    };
  }
}
