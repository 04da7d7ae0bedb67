package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.ResponseCode;
import dev.loadstone.core.model.ResultCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * A number and name of Godot's tables, explained. Pure.
 *
 * @param name as Godot has it; empty for a status without one
 * @param title number and phrase
 * @param does what Loadstone does
 * @param exit of {@code loadstone request} and {@code get}; 0 where it is no failure
 */
record Explanation(
    Kind kind, int number, String name, String title, String words, String does, int exit) {

  /** The table it stands in: their numbers overlap. */
  enum Kind {
    /** {@code HTTPClient.ResponseCode}. */
    STATUS("Statuses of answers:"),
    /** {@code HTTPRequest.Result}. */
    RESULT("Results of requests and downloads:"),
    /** {@code HTTPClient.Status}. */
    PHASE("Phases of a request:"),
    /** {@code HTTPClient.Method}. */
    METHOD("Methods:");

    private final String heading;

    Kind(String heading) {
      this.heading = heading;
    }

    /** What the entries of this table are, for a person. */
    String heading() {
      return heading;
    }

    /** The word in JSON. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All there are, table by table. */
  static List<Explanation> all() {
    List<Explanation> all = new ArrayList<>();
    Arrays.stream(ResponseCode.values()).forEach(code -> all.add(status(code.number())));
    ResultCode.all().forEach(code -> all.add(result(code)));
    Arrays.stream(Phase.values()).forEach(phase -> all.add(phase(phase)));
    Arrays.stream(HttpMethod.values()).forEach(method -> all.add(method(method)));
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
              + "' is no status, result, phase or method: give 100 to 599, 4xx, or a name such as"
              + " RESULT_TIMEOUT; loadstone explain lists them");
    }
    return found;
  }

  /** Up to 9 a number may be a result, a phase and a method, from 100 on a status and a result. */
  private static List<Explanation> numbered(int number) {
    List<Explanation> found = new ArrayList<>();
    if (number >= 100 && number <= 599 && ResponseCode.of(number).isEmpty()) {
      found.add(status(number));
    }
    all().stream().filter(each -> each.number == number).forEach(found::add);
    return found;
  }

  private static List<Explanation> named(String name) {
    List<Explanation> found = new ArrayList<>();
    ResponseCode.parse(name).ifPresent(code -> found.add(status(code.number())));
    ResultCode.parse(name).ifPresent(code -> found.add(result(code)));
    Phase.parse(name).ifPresent(phase -> found.add(phase(phase)));
    String method = name.strip().replaceFirst("(?i)^METHOD[_-]", "");
    Arrays.stream(HttpMethod.values())
        .filter(each -> each.name().equalsIgnoreCase(method))
        .forEach(each -> found.add(method(each)));
    return found;
  }

  private static Explanation status(int number) {
    Optional<ResponseCode> code = ResponseCode.of(number);
    return new Explanation(
        Kind.STATUS,
        number,
        code.map(ResponseCode::godotName).orElse(""),
        Words.status(number),
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
              Kind.RESULT, 0, code.name(), title, "An answer below 400 came whole.", "", 0)
          : new Explanation(
              Kind.RESULT,
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
        Kind.RESULT,
        code.number(),
        code.name(),
        title,
        Character.toUpperCase(happened.charAt(0)) + happened.substring(1) + ".",
        remedy(failure.get().remedy()) + " " + words.advice() + ".",
        ExitCode.of(failure.get()).number());
  }

  private static Explanation phase(Phase phase) {
    Optional<ResultCode> end = ResultCode.parse("RESULT_" + phase.name());
    return new Explanation(
        Kind.PHASE,
        phase.number(),
        phase.godotName(),
        phase.number() + " " + phase.godotName(),
        Texts.of("phase." + phase.name()),
        end.map(result -> "It ends with " + result.name() + ", or with a result that says more.")
            .orElse(""),
        end.flatMap(ResultCode::failure).map(code -> ExitCode.of(code).number()).orElse(0));
  }

  private static Explanation method(HttpMethod method) {
    return new Explanation(
        Kind.METHOD,
        method.number(),
        method.godotName(),
        method.number() + " " + method.godotName(),
        Texts.of("method." + method.name()),
        method
            .refusal()
            .map(reason -> "Loadstone never sends it: " + reason + ".")
            .orElse(Texts.of(method.takesBody() ? "method.body" : "method.bodiless")),
        method.refusal().isEmpty() ? 0 : ExitCode.USAGE.number());
  }

  private static String remedy(FailureCode.Remedy remedy) {
    return switch (remedy) {
      case RETRY -> "A download asks again by itself, as often as --retries allows.";
      case NEVER -> "A download ends: asking again in the same way would bring the same.";
      case ASK -> "A download ends until a person has chosen what to do.";
    };
  }

  private static final class Texts {
    private static final ResourceBundle BUNDLE =
        ResourceBundle.getBundle("dev.loadstone.app.cli.explanations", Locale.ROOT);

    static String of(String key) {
      return BUNDLE.getString(key);
    }
  }
}
