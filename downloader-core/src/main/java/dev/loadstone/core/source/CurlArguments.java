package dev.loadstone.core.source;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of one curl command in their order, as curl does. */
final class CurlArguments {
  private static final Pattern USER_INFO =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)@(.*)$", Pattern.DOTALL);

  private final List<String> words;
  private final CurlBody body = new CurlBody();
  private final CurlNetwork network = new CurlNetwork();
  private final List<HeaderField> headers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> cookies = new ArrayList<>();
  private final Set<String> suppressed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private @Nullable String link;
  private @Nullable String method;
  private @Nullable String user;
  private @Nullable String output;
  private @Nullable Duration connectTimeout;
  private @Nullable Duration maxTime;
  private @Nullable Integer retries;
  private @Nullable Integer redirects;
  private long bytesPerSecond;
  private boolean head;
  private boolean get;
  private boolean insecure;
  private boolean compressed;
  private boolean follow;
  private boolean remoteTime;
  private boolean digest;
  private boolean http1;
  private boolean wholeServer;
  private int at;

  CurlArguments(List<String> words) {
    this.words = words;
  }

  CurlRequest read() {
    boolean optionsEnded = false;
    while (at < words.size()) {
      String word = words.get(at++);
      if (optionsEnded || word.equals("-") || !word.startsWith("-")) {
        link(word);
      } else if (word.equals("--")) {
        optionsEnded = true;
      } else if (word.startsWith("--")) {
        longOption(word.substring(2));
      } else {
        letters(word);
      }
    }
    return request();
  }

  private void longOption(String name) {
    CurlOption option = CurlOption.named(name);
    if (option == null && name.startsWith("no-")) {
      CurlOption negated = CurlOption.named(name.substring(3));
      if (negated != null && !negated.takesValue()) {
        return;
      }
    }
    if (option == null) {
      throw unknown("--" + name);
    }
    take(option, "--" + name, option.takesValue() ? value("--" + name) : "");
  }

  /** Letters may be written together; the value of the last may follow at once. */
  private void letters(String word) {
    for (int i = 1; i < word.length(); i++) {
      String typed = "-" + word.charAt(i);
      CurlOption option = CurlOption.of(word.charAt(i));
      if (option == null) {
        throw unknown(typed);
      }
      if (option.takesValue()) {
        String rest = word.substring(i + 1);
        take(option, typed, rest.isEmpty() ? value(typed) : rest);
        return;
      }
      take(option, typed, "");
    }
  }

  private String value(String typed) {
    if (at == words.size()) {
      throw new InvalidInputException("The curl option " + typed + " has no value");
    }
    return words.get(at++);
  }

  private void take(CurlOption option, String typed, String value) {
    switch (option.use()) {
      case APPLIED -> apply(option.name(), typed, value);
      case NEEDLESS -> {}
      case LEFT_OUT -> notes.add("curl's " + typed + " is left out: " + option.why());
      case REFUSED ->
          throw new InvalidInputException(
              "The curl option " + typed + " is not taken: " + option.why() + "; leave it out");
    }
  }

  private void apply(String name, String typed, String value) {
    switch (name) {
      case "request" -> method = method(value);
      case "header" -> header(value);
      case "user-agent" -> add("User-Agent", value);
      case "referer" -> add("Referer", value.replaceFirst(";auto$", ""));
      case "cookie" -> cookie(value);
      case "oauth2-bearer" -> add("Authorization", "Bearer " + value);
      case "user" -> user = value;
      case "output" -> output = value;
      case "url" -> link(value);
      case "range" -> add("Range", "bytes=" + value);
      case "request-target" -> wholeServer(value);
      case "max-time" -> maxTime = Durations.parse(value);
      case "connect-timeout" -> connectTimeout = Durations.parse(value);
      case "retry" -> retries = number(typed, value);
      case "max-redirs" -> redirects = value.equals("-1") ? -1 : number(typed, value);
      case "limit-rate" -> bytesPerSecond = Sizes.parse(value);
      case "head" -> head = true;
      case "get" -> get = true;
      case "insecure" -> insecure = true;
      case "compressed" -> compressed = true;
      case "location" -> follow = true;
      case "remote-time" -> remoteTime = true;
      case "digest" -> digest = true;
      case "http1.1" -> http1 = true;
      case "json" -> {
        body.take("data", value);
        addIfMissing("Content-Type", "application/json");
        addIfMissing("Accept", "application/json");
      }
      default -> {
        if (!network.take(name, value)) {
          body.take(name, value);
        }
      }
    }
  }

  private void wholeServer(String target) {
    if (!target.equals("*")) {
      throw new InvalidInputException(
          "The curl option --request-target takes * only: put the path into the link");
    }
    wholeServer = true;
  }

  private void link(String typed) {
    if (link != null) {
      throw new InvalidInputException(
          "The curl command names several links: paste a command for each");
    }
    Matcher userInfo = USER_INFO.matcher(typed);
    if (userInfo.matches()) {
      if (user == null) {
        user = Percent.decoded(userInfo.group(2));
      }
      link = userInfo.group(1) + userInfo.group(3);
    } else {
      link = typed;
    }
  }

  private static String method(String value) {
    if (!value.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}")) {
      throw new InvalidInputException("The curl option -X names no method");
    }
    return value;
  }

  private void header(String line) {
    if (line.startsWith("@")) {
      throw new InvalidInputException("The curl option -H reads a file: write the headers out");
    }
    if (line.indexOf(':') < 0 && line.endsWith(";")) {
      headers.add(HeaderField.parse(line.substring(0, line.length() - 1) + ":"));
      return;
    }
    if (line.indexOf(':') < 0) {
      throw new InvalidInputException(
          "A header without a colon was given: write it as 'Name: value'");
    }
    HeaderField field = HeaderField.parse(line);
    // Without a value curl leaves out a header that it would send by itself.
    if (field.value().isEmpty()) {
      suppressed.add(field.name());
    } else {
      headers.add(field);
    }
  }

  private void cookie(String value) {
    if (value.indexOf('=') < 0) {
      throw new InvalidInputException("The curl option -b reads a file: write the cookies out");
    }
    cookies.add(value);
  }

  private void add(String name, String value) {
    if (!value.isEmpty()) {
      headers.add(HeaderField.parse(name + ": " + value));
    }
  }

  private void addIfMissing(String name, String value) {
    if (!suppressed.contains(name) && headers.stream().noneMatch(each -> each.is(name))) {
      add(name, value);
    }
  }

  private static int number(String typed, String value) {
    if (!value.matches("\\d{1,6}")) {
      throw new InvalidInputException("The curl option " + typed + " takes a number");
    }
    return Integer.parseInt(value);
  }

  private static InvalidInputException unknown(String typed) {
    return new InvalidInputException(
        "The curl option " + Shown.of(typed) + " is not known: leave it out");
  }

  private CurlRequest request() {
    if (link == null) {
      throw new InvalidInputException("The curl command names no link");
    }
    if (wholeServer && !"OPTIONS".equals(method)) {
      throw new InvalidInputException("The curl option --request-target goes with -X OPTIONS only");
    }
    String whole = get ? body.inQuery(link) : link;
    List<CurlRequest.BodyPiece> pieces = get ? List.of() : body.pieces();
    if (!cookies.isEmpty()) {
      addIfMissing("Cookie", String.join("; ", cookies));
    }
    if (pieces.stream()
        .anyMatch(p -> p instanceof CurlRequest.Data || p instanceof CurlRequest.DataFile)) {
      addIfMissing("Content-Type", "application/x-www-form-urlencoded");
    }
    String implied = head ? "HEAD" : pieces.isEmpty() ? "GET" : "POST";
    int colon = user == null ? -1 : user.indexOf(':');
    return new CurlRequest(
        method == null ? implied : method.toUpperCase(Locale.ROOT),
        whole,
        headers,
        pieces,
        wholeServer,
        new CurlRequest.SignIn(
            user == null || colon < 0 ? user : user.substring(0, colon),
            user == null || colon < 0 ? null : user.substring(colon + 1),
            digest,
            network.secrets()),
        new CurlRequest.Settings(
            output,
            network.read(insecure),
            connectTimeout,
            maxTime,
            retries,
            bytesPerSecond,
            compressed,
            follow,
            redirects,
            http1,
            remoteTime),
        notes);
  }
}
