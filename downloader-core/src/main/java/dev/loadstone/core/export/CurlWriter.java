package dev.loadstone.core.export;

import dev.loadstone.core.export.CurlCommand.Literal;
import dev.loadstone.core.export.CurlCommand.Piece;
import dev.loadstone.core.export.CurlCommand.Placeholder;
import dev.loadstone.core.export.CurlCommand.Variable;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.ProxyOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the arguments of one command. */
final class CurlWriter {
  /** Headers that curl makes itself from the link, the body and the connection. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "host",
          "connection",
          "proxy-connection",
          "content-length",
          "transfer-encoding",
          "http2-settings",
          "upgrade");

  private static final String MOST_REDIRECTS = "8";
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9._~%-]{1,64})(?:=|%3[Dd])$");
  private static final Pattern UNFIT = Pattern.compile("[^A-Z0-9]+");

  private final List<List<Piece>> arguments = new ArrayList<>();
  private final List<Placeholder> placeholders = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();

  private CurlWriter() {}

  static CurlCommand of(HttpExchange exchange, NetworkOptions network) {
    CurlWriter writer = new CurlWriter();
    writer.link(exchange.link());
    writer.method(exchange);
    if (exchange.protocol().equals("http/1.1") && exchange.link().startsWith("https:")) {
      writer.add("--http1.1");
    }
    exchange.requestHeaders().fields().forEach(writer::header);
    if (exchange.bytesSent() > 0) {
      Variable file = writer.variable("BODY_FILE", "the file with the body that was sent");
      writer.arguments.add(List.of(new Literal("--data-binary")));
      writer.arguments.add(List.of(new Literal("@"), file));
    }
    writer.network(network, exchange.proxy());
    return writer.command();
  }

  static CurlCommand of(JobRequest request, List<String> secretHeaders) {
    CurlWriter writer = new CurlWriter();
    writer.link(Redaction.COMMON.link(request.link()));
    writer.add("-L", "--max-redirs", MOST_REDIRECTS);
    if (request.name() == null) {
      writer.add("-OJ");
    } else {
      if (request.name().indexOf('/') > 0 || request.name().indexOf('\\') > 0) {
        writer.add("--create-dirs");
      }
      writer.add("-o", request.name());
    }
    request.headers().fields().forEach(writer::header);
    Set<String> secret = new LinkedHashSet<>();
    request.secrets().headers().fields().forEach(field -> secret.add(field.name()));
    boolean signsIn = request.secrets().user() != null;
    if (signsIn) {
      Variable user = writer.variable("USER_PASSWORD", "user and password as NAME:PASS");
      writer.arguments.add(List.of(new Literal("-u")));
      writer.arguments.add(List.of(user));
    }
    for (String each : secretHeaders) {
      boolean known = secret.stream().anyMatch(each::equalsIgnoreCase);
      if (!known && !(signsIn && each.equalsIgnoreCase("Authorization"))) {
        secret.add(each);
      }
    }
    secret.forEach(name -> writer.header(new HeaderField(name, Redaction.TEXT)));
    NetworkOptions network = request.options().network();
    boolean secure = request.link().origin().isSecure();
    String proxy = secure ? network.proxies().https() : network.proxies().http();
    if (ProxyOptions.DIRECT.equals(proxy)) {
      writer.add("--noproxy", "*");
      proxy = null;
    }
    writer.network(network, proxy == null ? "" : proxy);
    return writer.command();
  }

  private CurlCommand command() {
    return new CurlCommand(arguments, placeholders);
  }

  private void link(String link) {
    arguments.add(pieces(link, this::parameterName, "of the link"));
    // curl would read brackets and braces as many links.
    if (link.replace(Redaction.TEXT, "").chars().anyMatch(c -> "[]{}".indexOf(c) >= 0)) {
      add("--globoff");
    }
  }

  private void method(HttpExchange exchange) {
    switch (exchange.method()) {
      case "GET" -> {
        if (exchange.bytesSent() > 0) {
          add("-X", "GET");
        }
      }
      case "HEAD" -> add("-I");
      default -> add("-X", exchange.method());
    }
  }

  private void header(HeaderField field) {
    // HTTP/2's own fields begin with a colon; what was cut from a record has no header's name.
    if (OF_CONNECTION.contains(field.name().toLowerCase(Locale.ROOT))
        || !TOKEN.matcher(field.name()).matches()) {
      return;
    }
    add("-H");
    if (field.value().isEmpty()) {
      arguments.add(List.of(new Literal(field.name() + ";")));
    } else {
      String name = field.name();
      arguments.add(
          pieces(
              name + ": " + field.value(),
              before -> before.equals(name + ": ") ? name : parameterName(before),
              "of the header " + name));
    }
  }

  private void network(NetworkOptions network, String proxy) {
    if (!proxy.isEmpty()) {
      // The name is resolved by the proxy, as Loadstone does.
      add("-x", proxy.replaceFirst("^socks5://", "socks5h://"));
    }
    if (network.insecure()) {
      add("--insecure");
    }
    if (network.caFile() != null) {
      add("--cacert", network.caFile().toString());
    }
  }

  private void add(String... literals) {
    for (String literal : literals) {
      arguments.add(List.of(new Literal(literal)));
    }
  }

  private interface Naming {
    /** A name for what was taken out after that text. */
    String nameAfter(String before);
  }

  private List<Piece> pieces(String text, Naming naming, String where) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(Redaction.TEXT); at >= 0; at = text.indexOf(Redaction.TEXT, from)) {
      if (at > from) {
        pieces.add(new Literal(text.substring(from, at)));
      }
      String name = naming.nameAfter(text.substring(0, at));
      boolean whole = where.endsWith(" " + name);
      pieces.add(variable(name, whole ? "the value " + where : "the value " + name + " " + where));
      from = at + Redaction.TEXT.length();
    }
    if (from < text.length() || pieces.isEmpty()) {
      pieces.add(new Literal(text.substring(from)));
    }
    return pieces;
  }

  private String parameterName(String before) {
    Matcher parameter = PARAMETER.matcher(before);
    return parameter.find() ? parameter.group(1) : before.endsWith("//") ? "user" : "secret";
  }

  /** A variable of its own for each place: two values of one name need not be equal. */
  private Variable variable(String wished, String meaning) {
    String base = UNFIT.matcher(wished.toUpperCase(Locale.ROOT)).replaceAll("_");
    base = base.replaceFirst("^_+(?=.)", "");
    if (base.isEmpty() || Character.isDigit(base.charAt(0)) || base.equals("PATH")) {
      base = "VALUE_" + base;
    }
    String name = base;
    for (int number = 2; !names.add(name); number++) {
      name = base + "_" + number;
    }
    placeholders.add(new Placeholder(name, meaning));
    return new Variable(name);
  }
}
