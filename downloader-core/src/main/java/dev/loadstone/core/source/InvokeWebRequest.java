package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of one {@code Invoke-WebRequest}, said in curl's words. */
final class InvokeWebRequest {
  private static final Pattern PARAMETER =
      Pattern.compile("-([A-Za-z]+):?(?=[ \\t`\\r\\n\"'@(;]|$)");
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");
  private static final Pattern TABLE = Pattern.compile("@\\{\\s*");
  private static final Pattern BYTES =
      Pattern.compile(
          "\\(\\s*\\[(?:System\\.)?Text\\.Encoding]::UTF8\\.GetBytes\\s*(?=\\()",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HOST =
      Pattern.compile("(?i)https?://(?:[^/?#]*@)?(\\[[^]]*]|[^/:?#]*)");

  /** Fields of HTTP/2 that browsers write among the headers. */
  private static final Set<String> OF_HTTP2 = Set.of("authority", "method", "path", "scheme");

  private final PowerShellScanner in;
  private final Function<String, WebSession> sessions;
  private final List<String> curl = new ArrayList<>(List.of("curl"));
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> links = new ArrayList<>();
  private @Nullable WebSession session;

  InvokeWebRequest(PowerShellScanner in, Function<String, WebSession> sessions) {
    this.in = in;
    this.sessions = sessions;
  }

  /** The words of a curl command that asks the same. */
  List<String> read() {
    in.blanks();
    while (!in.isAtEndOfStatement()) {
      MatchResult parameter = in.skip(PARAMETER);
      in.blanks();
      if (parameter == null) {
        links.add(in.word());
      } else {
        take(parameter.group(1));
      }
      in.blanks();
    }
    boolean sends = curl.contains("--data-raw") || curl.contains("--data-binary");
    if (sends && !curl.contains("--request")) {
      throw new InvalidInputException(
          "PowerShell asks with GET where no -Method is given, and GET has no body: give -Method");
    }
    headers();
    session();
    for (String link : links) {
      curl.add("--url");
      curl.add(link);
    }
    return curl;
  }

  private void take(String parameter) {
    switch (parameter.toLowerCase(Locale.ROOT)) {
      case "usebasicparsing", "skipheadervalidation", "passthru" -> {}
      case "uri" -> links.add(in.word());
      case "method", "custommethod" -> add("--request", in.word());
      case "websession" -> session = sessions.apply(variable());
      case "headers" -> table();
      case "contenttype" -> add("--header", "Content-Type: " + in.word());
      case "useragent" -> add("--user-agent", in.word());
      case "body" -> add("--data-raw", text());
      case "infile" -> add("--data-binary", "@" + in.word());
      case "outfile" -> add("--output", in.word());
      case "timeoutsec", "connectiontimeoutseconds" -> add("--max-time", in.word());
      case "maximumredirection" -> add("--max-redirs", in.word());
      case "maximumretrycount" -> add("--retry", in.word());
      case "proxy" -> add("--proxy", in.word());
      case "skipcertificatecheck" -> curl.add("--insecure");
      case "noproxy" -> add("--noproxy", "*");
      default ->
          throw new InvalidInputException(
              "The parameter -"
                  + Shown.of(parameter)
                  + " of PowerShell is not taken: leave it out");
    }
  }

  private void add(String option, String value) {
    curl.add(option);
    curl.add(value);
  }

  private String variable() {
    MatchResult name = in.skip(VARIABLE);
    if (name == null) {
      throw new InvalidInputException("The parameter -WebSession names no variable");
    }
    return name.group(1);
  }

  /** Text, also where it is given as its bytes in UTF-8. */
  private String text() {
    if (in.skip(BYTES) == null) {
      return in.word();
    }
    in.expect('(');
    String text = in.word();
    in.expect(')');
    in.expect(')');
    return text;
  }

  /** {@code @{ "name"="value"; ... }}, entries also on lines of their own. */
  private void table() {
    if (in.skip(TABLE) == null) {
      throw new InvalidInputException("The parameter -Headers takes @{\"Name\"=\"value\"}");
    }
    in.separators();
    while (!in.isAt('}')) {
      String name = in.word("=");
      in.expect('=');
      headers.put(name, in.word());
      in.separators();
    }
    in.expect('}');
  }

  private void headers() {
    boolean fromHttp2 = headers.keySet().containsAll(OF_HTTP2);
    headers.forEach(
        (name, value) -> {
          if (!fromHttp2 || !OF_HTTP2.contains(name)) {
            add("--header", value.isEmpty() ? name + ";" : name + ": " + value);
          }
        });
  }

  private void session() {
    if (session == null) {
      return;
    }
    boolean named =
        curl.contains("--user-agent")
            || headers.keySet().stream().anyMatch("User-Agent"::equalsIgnoreCase);
    if (!named && !session.userAgent().isEmpty()) {
      add("--user-agent", session.userAgent());
    }
    for (String link : links) {
      MatchResult host = HOST.matcher(link).results().findFirst().orElse(null);
      String cookies = host == null ? "" : session.cookiesFor(host.group(1));
      if (!cookies.isEmpty()) {
        add("--cookie", cookies);
      }
    }
  }
}
