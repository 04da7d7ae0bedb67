package dev.loadstone.core.http.redaction;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes secret values out of what is recorded, shown or exported.
 *
 * <p>Replaced by {@link #TEXT} are:
 *
 * <ul>
 *   <li>the values of headers that {@link SecretNames#isHeader} knows and of every header that was
 *       given as a secret;
 *   <li>in any text, query, path and fragment values whose names {@link SecretNames#isParameter}
 *       knows, also where a link is percent-encoded inside another; user information of links, and
 *       what looks like a JSON Web Token (RFC 7519);
 *   <li>the secret values of the request, with or without their scheme, each cookie's value, as
 *       they are and percent-encoded, wherever a server echoes them.
 * </ul>
 *
 * <p>When a signed link ends stays to be seen ({@code Expires}, Azure's {@code se}): it opens
 * nothing and explains most refusals.
 */
public final class Redaction {
  public static final String TEXT = HttpExchange.REDACTED;

  /** Redacts what is secret in any request. */
  public static final Redaction COMMON = new Redaction(Set.of(), List.of());

  private static final int SHORTEST_ECHO = 6;

  // Bounded, so that a hostile text cannot make each of its places a search to its end.
  private static final Pattern JWT =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{4,4096}+\\.[A-Za-z0-9_-]{4,}+[A-Za-z0-9_.-]*+");
  private static final Pattern USER_INFO = Pattern.compile("//[^/?#\\s]+@");
  private static final Pattern ENCODED_USER_INFO =
      Pattern.compile("((?:%(?:25){0,3}2[Ff]){2})[^/?#\\s&]{1,256}?%(?:25){0,3}40");

  private final Set<String> secretHeaders;
  private final List<String> secretValues;

  private Redaction(Set<String> secretHeaders, List<String> secretValues) {
    this.secretHeaders = secretHeaders;
    this.secretValues = secretValues;
  }

  /** Redacts these secrets too. */
  public static Redaction of(Secrets secrets) {
    if (secrets.isEmpty()) {
      return COMMON;
    }
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> values = new LinkedHashSet<>();
    for (HeaderField field : secrets.headers().fields()) {
      names.add(field.name());
      addEchoes(values, field);
    }
    String basic = secrets.basicAuthorization();
    if (basic != null) {
      values.add(basic.substring("Basic ".length()));
    }
    if (secrets.password() != null) {
      values.add(secrets.password());
    }
    for (String value : List.copyOf(values)) {
      values.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    values.removeIf(value -> value.length() < SHORTEST_ECHO);
    List<String> longestFirst = new ArrayList<>(values);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(names, longestFirst);
  }

  /** A value as a server may give it back: whole, without its scheme, one cookie of several. */
  private static void addEchoes(Set<String> values, HeaderField field) {
    values.add(field.value());
    if (field.is("Cookie")) {
      for (String cookie : field.value().split(";")) {
        values.add(cookie.substring(cookie.indexOf('=') + 1).strip());
      }
    } else {
      values.add(field.value().substring(field.value().indexOf(' ') + 1).strip());
    }
  }

  /** The headers, in their order, without secret values; the same if they hold none. */
  public Headers headers(Headers headers) {
    List<HeaderField> fields = headers.fields();
    List<HeaderField> clean = null;
    for (int i = 0; i < fields.size(); i++) {
      HeaderField field = fields.get(i);
      HeaderField seen = field(field);
      if (clean == null && !seen.equals(field)) {
        clean = new ArrayList<>(fields);
      }
      if (clean != null) {
        clean.set(i, seen);
      }
    }
    return clean == null ? headers : new Headers(clean);
  }

  /** The header without a secret value; the same if it holds none. */
  public HeaderField field(HeaderField field) {
    if (secretHeaders.contains(field.name()) || SecretNames.isHeader(field.name())) {
      return new HeaderField(field.name(), TEXT);
    }
    String clean = text(field.value());
    return clean.equals(field.value()) ? field : new HeaderField(field.name(), clean);
  }

  public String link(Link link) {
    return text(link.text());
  }

  /** The failure without secrets in its detail; the same if it holds none. */
  public Failure failure(Failure failure) {
    String clean = text(failure.detail());
    return clean.equals(failure.detail()) ? failure : failure.withDetail(clean);
  }

  /** A record that was redacted with fewer secrets; the same if this knows of no more. */
  public HttpExchange exchange(HttpExchange each) {
    if (secretValues.isEmpty() && secretHeaders.isEmpty()) {
      return each;
    }
    Failure failure = each.failure();
    return new HttpExchange(
        each.attempt(),
        each.segment(),
        each.hop(),
        each.method(),
        text(each.link()),
        headers(each.requestHeaders()),
        each.status(),
        text(each.reason()),
        headers(each.responseHeaders()),
        each.protocol(),
        each.remoteAddress(),
        each.reused(),
        each.startedAt(),
        each.timing(),
        each.bytesReceived(),
        each.bytesSent(),
        each.tls(),
        failure == null ? null : failure(failure),
        each.proxy(),
        each.localPort(),
        each.bytesDecoded(),
        text(each.redirectsTo()),
        each.settings());
  }

  /** Any text that may hold links, tokens or echoed secrets; the same if it holds none. */
  public String text(String text) {
    String clean = text;
    for (String value : secretValues) {
      clean = clean.replace(value, TEXT);
      if (clean.indexOf('%') >= 0) {
        clean = EncodedEcho.replaced(clean, value, TEXT);
      }
    }
    // Each search is many times cheaper than its pattern, and most texts hold none of it.
    if (clean.indexOf('@') >= 0) {
      clean = USER_INFO.matcher(clean).replaceAll("//" + TEXT + "@");
    }
    if (clean.contains("40") && clean.indexOf('%') >= 0) {
      clean = ENCODED_USER_INFO.matcher(clean).replaceAll("$1" + TEXT + "%40");
    }
    if (clean.contains("eyJ")) {
      clean = JWT.matcher(clean).replaceAll(TEXT);
    }
    return clean.indexOf('=') >= 0 || clean.indexOf('%') >= 0
        ? new ParameterScan(clean, TEXT).redacted()
        : clean;
  }
}
