package dev.loadstone.core.http;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secret values out of what is recorded, shown or exported.
 *
 * <p>Replaced by {@link #TEXT} are:
 *
 * <ul>
 *   <li>the values of {@code Authorization}, {@code Proxy-Authorization}, {@code Cookie}, {@code
 *       Set-Cookie} and of every header that was given as a secret;
 *   <li>in any text, query or fragment values whose name is listed in {@link #SECRET_NAMES} or ends
 *       as {@link #SECRET_ENDINGS} say, user information of links, and what looks like a JSON Web
 *       Token (RFC 7519);
 *   <li>the secret values of the request, wherever a server echoes them.
 * </ul>
 */
public final class Redaction {
  public static final String TEXT = "[redacted]";

  /** Redacts what is secret in any request. */
  public static final Redaction COMMON = new Redaction(Set.of(), List.of());

  static final Set<String> SECRET_HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "cookie2",
          "set-cookie",
          "set-cookie2",
          "x-api-key",
          "x-auth-token",
          "x-amz-security-token",
          "private-token");

  /** Names of query values, without case: AWS, CloudFront, Azure, Google, Akamai, nginx, OAuth. */
  static final Set<String> SECRET_NAMES =
      Set.of(
          "x-amz-credential",
          "x-goog-credential",
          "awsaccesskeyid",
          "googleaccessid",
          "key-pair-id",
          "policy",
          "sig",
          "key",
          "auth",
          "authorization",
          "assertion",
          "code",
          "jwt",
          "hmac",
          "hdnea",
          "hdnts",
          "md5",
          "pass",
          "passwd",
          "pwd",
          "pw",
          "session",
          "sessionid",
          "session_id",
          "sid",
          "ticket",
          "credential",
          "credentials",
          "verify");

  static final List<String> SECRET_ENDINGS =
      List.of(
          "token",
          "signature",
          "secret",
          "password",
          "apikey",
          "api_key",
          "api-key",
          "_key",
          "-key",
          "accesskey",
          "jwt");

  private static final int SHORTEST_ECHO = 6;
  private static final Pattern NAME = Pattern.compile("[?&;#]([^=&?#;\\s\"<>]{1,128})=");
  private static final Pattern VALUE = Pattern.compile("[^&#\\s\"<>]*");
  private static final Pattern JWT =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)*");
  private static final Pattern USER_INFO = Pattern.compile("//[^/?#\\s@]+@");

  private final Set<String> secretHeaders;
  private final List<String> secretValues;

  private Redaction(Set<String> secretHeaders, List<String> secretValues) {
    this.secretHeaders = secretHeaders;
    this.secretValues = secretValues;
  }

  /** Redacts what is secret in this request too. */
  public static Redaction of(HttpRequest request) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    List<String> values = new ArrayList<>();
    for (HeaderField field : request.secrets().headers().fields()) {
      names.add(field.name());
      values.add(field.value());
      if (field.is("Cookie")) {
        addCookieValues(field.value(), values);
      }
    }
    String basic = OutgoingHeaders.basic(request.secrets());
    if (basic != null) {
      values.add(basic.substring("Basic ".length()));
    }
    if (request.secrets().password() != null) {
      values.add(request.secrets().password());
    }
    values.removeIf(value -> value.length() < SHORTEST_ECHO);
    values.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(names, values);
  }

  private static void addCookieValues(String header, List<String> values) {
    for (String pair : header.split(";", -1)) {
      values.add(pair.substring(pair.indexOf('=') + 1).strip());
    }
  }

  /** The headers, in their order, without secret values. */
  public Headers headers(Headers headers) {
    return new Headers(headers.fields().stream().map(this::field).toList());
  }

  public HeaderField field(HeaderField field) {
    boolean secret =
        secretHeaders.contains(field.name())
            || SECRET_HEADERS.contains(field.name().toLowerCase(Locale.ROOT));
    return new HeaderField(field.name(), secret ? TEXT : text(field.value()));
  }

  public String link(Link link) {
    return text(link.text());
  }

  /** Any text that may hold links, tokens or echoed secrets. */
  public String text(String text) {
    String clean = text;
    for (String value : secretValues) {
      clean = clean.replace(value, TEXT);
    }
    clean = USER_INFO.matcher(clean).replaceAll("//" + Matcher.quoteReplacement(TEXT) + "@");
    clean = JWT.matcher(clean).replaceAll(Matcher.quoteReplacement(TEXT));
    return queryValues(clean);
  }

  private static String queryValues(String text) {
    Matcher name = NAME.matcher(text);
    Matcher value = VALUE.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    int from = 0;
    while (name.find(from)) {
      from = name.end();
      if (isSecretName(name.group(1)) && value.find(from) && value.end() > from) {
        out.append(text, copied, from).append(TEXT);
        copied = value.end();
        from = copied;
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean isSecretName(String encoded) {
    String name = decoded(encoded).toLowerCase(Locale.ROOT);
    return SECRET_NAMES.contains(name) || SECRET_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
