package dev.loadstone.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a request asks a server to do: names and numbers of Godot's {@code HTTPClient.Method}, rules
 * of RFC 9110 9.
 */
public enum HttpMethod {
  GET(0, Rules.BODILESS, ""),
  HEAD(1, Rules.BODILESS, ""),
  POST(2, Rules.CHANGING, ""),
  PUT(3, Rules.REPEATABLE, ""),
  DELETE(4, Rules.REPEATABLE, ""),
  OPTIONS(5, Rules.REPEATABLE, ""),
  TRACE(
      6,
      Rules.BODILESS,
      "it has the server send all headers back, secrets included, and servers refuse it; loadstone"
          + " request --timing and loadstone show --requests show what was sent"),
  CONNECT(
      7,
      Rules.BODILESS,
      "it opens a tunnel and has no answer of its own; give the proxy instead, which is asked for"
          + " tunnels by itself"),
  PATCH(8, Rules.CHANGING, "");

  private enum Rules {
    /** A body has no meaning; asking again changes nothing. */
    BODILESS,
    /** Asking twice has the effect of asking once (RFC 9110 9.2.2). */
    REPEATABLE,
    CHANGING
  }

  private final int number;
  private final Rules rules;
  private final String refusal;

  HttpMethod(int number, Rules rules, String refusal) {
    this.number = number;
    this.rules = rules;
    this.refusal = refusal;
  }

  /** Godot's number. */
  public int number() {
    return number;
  }

  /** Godot's name: {@code METHOD_GET}. */
  public String godotName() {
    return "METHOD_" + name();
  }

  /** Whether a request body means anything (RFC 9110 9.3). */
  public boolean takesBody() {
    return rules != Rules.BODILESS;
  }

  /** Whether it may be sent again when nobody knows if it arrived. */
  public boolean isRepeatable() {
    return rules != Rules.CHANGING;
  }

  /** Why it is never sent, as a clause; empty if it is. */
  public Optional<String> refusal() {
    return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
  }

  /**
   * The method of that name, in any case.
   *
   * @throws InvalidInputException if there is none
   */
  public static HttpMethod parse(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(each -> each.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'"
                        + name.replaceAll("\\p{Cntrl}", "?")
                        + "' is no method: use GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS"));
  }

  /** The method with Godot's number, if there is one. */
  public static Optional<HttpMethod> ofNumber(int number) {
    return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
  }
}
