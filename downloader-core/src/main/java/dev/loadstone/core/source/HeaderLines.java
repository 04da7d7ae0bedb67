package dev.loadstone.core.source;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Headers that a person gave, told apart into those that may be seen and those that stay with their
 * origin.
 *
 * @param harmless may be stored, shown and sent to any origin
 * @param secret everything else
 */
public record HeaderLines(Headers harmless, Headers secret) {
  public static final HeaderLines NONE = new HeaderLines(Headers.NONE, Headers.NONE);

  private static final String ENGINE = "Loadstone sets it from what is on disk";
  private static final String FRAMING = "it describes the message and follows from it";

  /** Names in lower case, and why nobody may give them. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("host", "it follows from the link"),
          Map.entry("content-length", FRAMING),
          Map.entry("transfer-encoding", FRAMING),
          Map.entry("te", FRAMING),
          Map.entry("trailer", FRAMING),
          Map.entry("connection", "connections are shared between downloads"),
          Map.entry("keep-alive", "connections are shared between downloads"),
          Map.entry("proxy-connection", "connections are shared between downloads"),
          Map.entry("upgrade", "a download stays HTTP"),
          Map.entry("http2-settings", "a download stays HTTP"),
          Map.entry("expect", "a download has no body to wait for"),
          Map.entry("range", ENGINE),
          Map.entry("if-range", ENGINE),
          Map.entry("if-match", ENGINE),
          Map.entry("if-none-match", ENGINE),
          Map.entry("if-modified-since", ENGINE),
          Map.entry("if-unmodified-since", ENGINE),
          Map.entry("accept-encoding", "a compressed answer could neither be resumed nor checked"),
          Map.entry("proxy-authorization", "it would reach the server: give it with the proxy"));

  /**
   * Reads lines of {@code Name: value}, keeping their order.
   *
   * @throws InvalidInputException for the first line that is no header or may not be given; the
   *     message names the header and never its value
   */
  public static HeaderLines parse(List<String> lines) {
    List<HeaderField> harmless = new ArrayList<>();
    List<HeaderField> secret = new ArrayList<>();
    for (String line : lines) {
      HeaderField field = parseOne(line);
      (Secrets.isHarmless(field.name()) ? harmless : secret).add(field);
    }
    return new HeaderLines(new Headers(harmless), new Headers(secret));
  }

  /** These headers under others that are more particular: a name given there counts there only. */
  public HeaderLines overriddenBy(HeaderLines others) {
    return new HeaderLines(
        merged(harmless, others.harmless, others), merged(secret, others.secret, others));
  }

  /** Whether nobody may give a header of that name. */
  static boolean isRefused(String name) {
    return REFUSED.containsKey(name.toLowerCase(Locale.ROOT));
  }

  private static HeaderField parseOne(String line) {
    if (line.indexOf(':') < 0) {
      throw new InvalidInputException(
          "A header without a colon was given: write it as 'Name: value'");
    }
    HeaderField field = HeaderField.parse(line);
    @Nullable String reason = REFUSED.get(field.name().toLowerCase(Locale.ROOT));
    if (reason != null) {
      throw new InvalidInputException(
          "The header " + field.name() + " cannot be given: " + reason + "; leave it out");
    }
    return field;
  }

  private static Headers merged(Headers base, Headers more, HeaderLines overriding) {
    List<HeaderField> fields = new ArrayList<>();
    for (HeaderField field : base.fields()) {
      if (!overriding.harmless.has(field.name()) && !overriding.secret.has(field.name())) {
        fields.add(field);
      }
    }
    fields.addAll(more.fields());
    return new Headers(fields);
  }
}
