package dev.loadstone.core.http.redirect;

import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.OutgoingBody;
import dev.loadstone.core.http.dns.Addresses;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an answer redirects to and what goes along (RFC 9110 15.4); pure. */
final class Redirects {
  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
  private static final List<String> BOUND_TO_ORIGIN =
      List.of("Host", "Authorization", "Proxy-Authorization", "Cookie");

  private static final List<String> OF_THE_BODY =
      List.of("Content-Type", "Content-Encoding", "Content-Language", "Content-Location", "Expect");

  private Redirects() {}

  /**
   * The request that a redirect asks for.
   *
   * @param original whose secrets and headers they are
   * @param from the link that redirects
   * @param originalIsLocal whether the original's host is of this machine or its network
   * @throws FailureException PROTOCOL_ERROR without a usable target, REDIRECT_REFUSED for a target
   *     that is not allowed
   */
  static HttpRequest next(
      HttpRequest original,
      HttpRequest from,
      int status,
      Headers answer,
      RedirectRules rules,
      boolean originalIsLocal)
      throws FailureException {
    Link target = target(from.link(), status, answer);
    boolean downgrade = from.link().origin().isSecure() && !target.origin().isSecure();
    if (downgrade && !rules.guarded()) {
      throw refused("https leads to http at " + target.origin());
    }
    if (!originalIsLocal && Addresses.isLocal(target.origin().host())) {
      throw refused("a public server leads to the local host " + target.origin().host());
    }
    boolean home = target.origin().equals(original.link().origin());
    String method = method(from.method(), status);
    boolean keepsBody = method.equals(from.method()) && from.hasBody();
    if (keepsBody && !home && !rules.bodyElsewhere()) {
      throw refused(
          "the request's body would go to " + target.origin() + ", which it was not meant for");
    }
    Headers headers = home ? original.headers() : portable(original.headers());
    Secrets secrets = home ? original.secrets() : Secrets.NONE;
    return new HttpRequest(
        method,
        target,
        keepsBody ? headers : without(headers, OF_THE_BODY),
        keepsBody ? secrets : secrets.withHeaders(without(secrets.headers(), OF_THE_BODY)),
        !originalIsLocal && !home,
        details(from.details(), keepsBody));
  }

  private static HttpRequest.Details details(HttpRequest.Details from, boolean keepsBody) {
    OutgoingBody body = keepsBody ? from.body() : OutgoingBody.NONE;
    return new HttpRequest.Details(body, from.order(), false, from.timeouts(), from.http2());
  }

  private static Link target(Link from, int status, Headers answer) throws FailureException {
    List<String> locations = answer.all("Location").stream().map(String::strip).distinct().toList();
    if (locations.size() != 1 || locations.getFirst().isEmpty()) {
      String fault = locations.size() > 1 ? "several targets" : "no target";
      throw new FailureException(
          FailureCode.PROTOCOL_ERROR, "the redirect " + status + " names " + fault);
    }
    String location = locations.getFirst();
    Matcher scheme = SCHEME.matcher(location);
    if (scheme.find() && !List.of("http", "https").contains(lower(scheme.group(1)))) {
      throw refused("the target is a " + lower(scheme.group(1)) + ": link");
    }
    try {
      return from.resolve(location);
    } catch (InvalidInputException e) {
      throw new FailureException(
          FailureCode.PROTOCOL_ERROR, "the redirect " + status + " names no usable target");
    }
  }

  /** What browsers and servers agree on (Fetch Standard 4.4, RFC 9110 15.4). */
  private static String method(String method, int status) {
    boolean becomesGet =
        switch (status) {
          case 301, 302 -> method.equals("POST");
          case 303 -> !method.equals("HEAD");
          default -> false;
        };
    return becomesGet ? "GET" : method;
  }

  private static Headers portable(Headers headers) {
    return without(headers, BOUND_TO_ORIGIN);
  }

  private static Headers without(Headers headers, List<String> names) {
    Headers left = headers;
    for (String name : names) {
      left = left.without(name);
    }
    return left;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static FailureException refused(String detail) {
    return new FailureException(FailureCode.REDIRECT_REFUSED, detail);
  }
}
