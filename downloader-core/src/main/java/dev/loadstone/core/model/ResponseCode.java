package dev.loadstone.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * The status codes that have a name in Godot's {@code HTTPClient.ResponseCode}, with the phrase of
 * HTTP's registry, plain words, and what a download does about each.
 */
public enum ResponseCode {
  CONTINUE(100, "Continue", Action.WAIT),
  SWITCHING_PROTOCOLS(101, "Switching Protocols", Action.REFUSE),
  PROCESSING(102, "Processing", Action.WAIT),
  OK(200, "OK", Action.TAKE),
  CREATED(201, "Created", Action.NO_FILE),
  ACCEPTED(202, "Accepted", Action.NO_FILE),
  NON_AUTHORITATIVE_INFORMATION(203, "Non-Authoritative Information", Action.NO_FILE),
  NO_CONTENT(204, "No Content", Action.NO_FILE),
  RESET_CONTENT(205, "Reset Content", Action.NO_FILE),
  PARTIAL_CONTENT(206, "Partial Content", Action.JOIN),
  MULTI_STATUS(207, "Multi-Status", Action.NO_FILE),
  ALREADY_REPORTED(208, "Already Reported", Action.NO_FILE),
  IM_USED(226, "IM Used", Action.NO_FILE),
  MULTIPLE_CHOICES(300, "Multiple Choices", Action.STOP),
  MOVED_PERMANENTLY(301, "Moved Permanently", Action.FOLLOW),
  FOUND(302, "Found", Action.FOLLOW),
  SEE_OTHER(303, "See Other", Action.FOLLOW),
  NOT_MODIFIED(304, "Not Modified", Action.UNCHANGED),
  USE_PROXY(305, "Use Proxy", Action.STOP),
  SWITCH_PROXY(306, "Switch Proxy", Action.STOP),
  TEMPORARY_REDIRECT(307, "Temporary Redirect", Action.FOLLOW),
  PERMANENT_REDIRECT(308, "Permanent Redirect", Action.FOLLOW),
  BAD_REQUEST(400, "Bad Request", Action.STOP),
  UNAUTHORIZED(401, "Unauthorized", Action.SIGN_IN),
  PAYMENT_REQUIRED(402, "Payment Required", Action.STOP),
  FORBIDDEN(403, "Forbidden", Action.RENEW_LINK),
  NOT_FOUND(404, "Not Found", Action.RENEW_LINK),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed", Action.STOP),
  NOT_ACCEPTABLE(406, "Not Acceptable", Action.STOP),
  PROXY_AUTHENTICATION_REQUIRED(407, "Proxy Authentication Required", Action.SIGN_IN),
  REQUEST_TIMEOUT(408, "Request Timeout", Action.RETRY),
  CONFLICT(409, "Conflict", Action.STOP),
  GONE(410, "Gone", Action.RENEW_LINK),
  LENGTH_REQUIRED(411, "Length Required", Action.STOP),
  PRECONDITION_FAILED(412, "Precondition Failed", Action.STOP),
  REQUEST_ENTITY_TOO_LARGE(413, "Content Too Large", Action.STOP),
  REQUEST_URI_TOO_LONG(414, "URI Too Long", Action.STOP),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", Action.STOP),
  REQUESTED_RANGE_NOT_SATISFIABLE(416, "Range Not Satisfiable", Action.REASK_WHOLE),
  EXPECTATION_FAILED(417, "Expectation Failed", Action.STOP),
  IM_A_TEAPOT(418, "I'm a teapot", Action.STOP),
  MISDIRECTED_REQUEST(421, "Misdirected Request", Action.STOP),
  UNPROCESSABLE_ENTITY(422, "Unprocessable Content", Action.STOP),
  LOCKED(423, "Locked", Action.STOP),
  FAILED_DEPENDENCY(424, "Failed Dependency", Action.STOP),
  UPGRADE_REQUIRED(426, "Upgrade Required", Action.STOP),
  PRECONDITION_REQUIRED(428, "Precondition Required", Action.STOP),
  TOO_MANY_REQUESTS(429, "Too Many Requests", Action.RETRY),
  REQUEST_HEADER_FIELDS_TOO_LARGE(431, "Request Header Fields Too Large", Action.STOP),
  UNAVAILABLE_FOR_LEGAL_REASONS(451, "Unavailable For Legal Reasons", Action.STOP),
  INTERNAL_SERVER_ERROR(500, "Internal Server Error", Action.RETRY),
  NOT_IMPLEMENTED(501, "Not Implemented", Action.STOP),
  BAD_GATEWAY(502, "Bad Gateway", Action.RETRY),
  SERVICE_UNAVAILABLE(503, "Service Unavailable", Action.RETRY),
  GATEWAY_TIMEOUT(504, "Gateway Timeout", Action.RETRY),
  HTTP_VERSION_NOT_SUPPORTED(505, "HTTP Version Not Supported", Action.STOP),
  VARIANT_ALSO_NEGOTIATES(506, "Variant Also Negotiates", Action.RETRY),
  INSUFFICIENT_STORAGE(507, "Insufficient Storage", Action.RETRY),
  LOOP_DETECTED(508, "Loop Detected", Action.RETRY),
  NOT_EXTENDED(510, "Not Extended", Action.RETRY),
  NETWORK_AUTH_REQUIRED(511, "Network Authentication Required", Action.RETRY);

  /** What a download does when it is answered so. */
  public enum Action {
    /** Waits on: the answer proper follows. */
    WAIT,
    /** Takes the body as the file. */
    TAKE,
    /** Joins the body to what is there, once range and validator are proved. */
    JOIN,
    /** Keeps the file that is there. */
    UNCHANGED,
    /** Ends: the body is not the file. */
    NO_FILE,
    /** Goes to the place named, within the rules of {@code --follow} and origins. */
    FOLLOW,
    /** Asks for the whole file instead of a part of it. */
    REASK_WHOLE,
    /** Asks the original link once more, in case only its signed target has run out; else ends. */
    RENEW_LINK,
    /** Ends until a person signs in. */
    SIGN_IN,
    /** Asks again after a delay, as often as its retries allow. */
    RETRY,
    /** Ends. */
    STOP,
    /** Breaks off: this is no answer to what was asked. */
    REFUSE;

    /** What is done, one sentence for a person. */
    public String words() {
      return Texts.of("action." + name());
    }

    /** The action that each status has, also one without a name. */
    public static Action of(int status) {
      Optional<ResponseCode> named = ResponseCode.of(status);
      if (named.isPresent()) {
        return named.get().action;
      }
      return switch (status / 100) {
        case 1 -> WAIT;
        case 2 -> NO_FILE;
        case 3, 4 -> status == 425 ? RETRY : STOP;
        case 5 -> RETRY;
        default -> REFUSE;
      };
    }
  }

  private final int number;
  private final String phrase;
  private final Action action;

  ResponseCode(int number, String phrase, Action action) {
    this.number = number;
    this.phrase = phrase;
    this.action = action;
  }

  /** The code with that number, if Godot has it. */
  public static Optional<ResponseCode> of(int number) {
    return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
  }

  /** The code with Godot's name, with or without {@code RESPONSE_}, in any case. */
  public static Optional<ResponseCode> parse(String name) {
    String wanted =
        name.strip().toUpperCase(Locale.ROOT).replace('-', '_').replaceFirst("^RESPONSE_", "");
    return Arrays.stream(values()).filter(each -> each.name().equals(wanted)).findFirst();
  }

  /** What the server says with any status, also one without a name. */
  public static String words(int status) {
    String own = String.valueOf(status);
    if (Texts.has(own)) {
      return Texts.of(own);
    }
    return Texts.of(status >= 100 && status < 600 ? "class." + status / 100 : "none");
  }

  /** The phrase that servers send with a status, also with some that Godot has no name for. */
  public static Optional<String> phrase(int status) {
    String key = "phrase." + status;
    return Texts.has(key) ? Optional.of(Texts.of(key)) : of(status).map(ResponseCode::phrase);
  }

  public int number() {
    return number;
  }

  /** Godot's name: {@code RESPONSE_NOT_FOUND}. */
  public String godotName() {
    return "RESPONSE_" + name();
  }

  /** The registry's phrase, as servers send it after the number. */
  public String phrase() {
    return phrase;
  }

  /** What the server says with it, one or two sentences for a person. */
  public String words() {
    return Texts.of(String.valueOf(number));
  }

  public Action action() {
    return action;
  }

  private static final class Texts {
    private static final ResourceBundle BUNDLE =
        ResourceBundle.getBundle("dev.loadstone.core.model.response-codes", Locale.ROOT);

    static String of(String key) {
      return BUNDLE.getString(key);
    }

    static boolean has(String key) {
      return BUNDLE.containsKey(key);
    }
  }
}
