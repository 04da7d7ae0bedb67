package dev.loadstone.core.export;

import static java.util.stream.Collectors.joining;

import dev.loadstone.core.export.CurlCommand.Literal;
import dev.loadstone.core.export.CurlCommand.Piece;
import dev.loadstone.core.export.CurlCommand.Placeholder;
import dev.loadstone.core.export.CurlCommand.Variable;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers the arguments of one command; not thread-safe. */
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
          "proxy-authorization",
          "upgrade");

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9._~%-]{1,64})(?:=|%3[Dd])$");
  private static final Pattern UNFIT = Pattern.compile("[^A-Z0-9]+");

  private final List<List<Piece>> arguments = new ArrayList<>();
  private final List<Placeholder> placeholders = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();

  CurlCommand command() {
    return new CurlCommand(arguments, placeholders, notes);
  }

  void link(String link) {
    arguments.add(pieces(link, this::parameterName, "of the link"));
    // curl would read brackets and braces as many links.
    if (link.replace(Redaction.TEXT, "").chars().anyMatch(c -> "[]{}".indexOf(c) >= 0)) {
      add("--globoff");
    }
  }

  void header(HeaderField field) {
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

  /** Keeps curl from sending a header by itself. */
  void without(String name) {
    add("-H", name + ":");
  }

  void signIn(SignIn signIn) {
    switch (signIn) {
      case NONE -> {}
      case BASIC -> secret("-u", "USER_PASSWORD", "user and password as NAME:PASS");
      case DIGEST -> {
        add("--digest");
        secret("-u", "USER_PASSWORD", "user and password as NAME:PASS");
      }
      case BEARER -> {
        add("-H");
        Variable token = variable("TOKEN", "the token of the header Authorization");
        arguments.add(List.of(new Literal("Authorization: Bearer "), token));
      }
    }
  }

  /**
   * How the server is reached.
   *
   * @param proxy empty for none
   */
  void proxy(ProxyOptions asked, String proxy, boolean signsIn) {
    if (proxy.isEmpty() || proxy.equals(ProxyOptions.DIRECT)) {
      if (asked.http() != null || asked.https() != null) {
        add("--noproxy", "*");
      }
      return;
    }
    // The name is resolved by the proxy, as Loadstone does.
    add("-x", proxy.replaceFirst("^socks5://", "socks5h://"));
    if (signsIn) {
      if (asked.digestOnly()) {
        add("--proxy-digest");
      }
      secret("-U", "PROXY_USER_PASSWORD", "user and password for the proxy as NAME:PASS");
    }
  }

  /**
   * Whom to take for the server.
   *
   * @param keyPassword whether the client's own key has one
   * @param known facts of a connection that was made; null without one
   */
  void tls(TlsOptions tls, boolean keyPassword, HttpExchange.@Nullable TlsFacts known) {
    if (tls.insecure() || tls.pinsSuffice()) {
      add("--insecure");
    }
    if (tls.caFile() != null) {
      add("--cacert", tls.caFile().toString());
    }
    ClientCertificate own = tls.clientCertificate();
    if (own != null) {
      certificate(own, keyPassword);
    }
    if (!tls.pins().isEmpty()) {
      add(
          "--pinnedpubkey",
          tls.pins().stream().map(pin -> "sha256//" + pin.base64()).collect(joining(";")));
    }
    boolean leafIsPinned =
        known != null
            && !known.chain().isEmpty()
            && tls.pins().contains(known.chain().getFirst().pin());
    if (!tls.pins().isEmpty() && !leafIsPinned) {
      notes.add("curl compares pins with the server's own key only, not with an authority's");
    }
    if (tls.expectedName() != null) {
      notes.add("curl cannot expect the certificate's name " + tls.expectedName());
    }
    if (tls.revocation() != RevocationMode.OFF) {
      notes.add("curl does not ask whether the certificate was revoked");
    }
  }

  private void certificate(ClientCertificate own, boolean keyPassword) {
    String file = own.file().toString();
    // curl takes what follows a colon for the password.
    add("--cert", file.replaceAll("(?<!^[A-Za-z]):", "\\\\:"));
    if (own.key() != null) {
      add("--key", own.key().toString());
    } else if (file.toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx)")) {
      add("--cert-type", "P12");
    }
    if (keyPassword) {
      secret("--pass", "KEY_PASSWORD", "the password of the key");
    }
  }

  private void secret(String option, String name, String meaning) {
    add(option);
    arguments.add(List.of(variable(name, meaning)));
  }

  void bodyFile() {
    Variable file = variable("BODY_FILE", "the file with the body that was sent");
    add("--data-binary");
    arguments.add(List.of(new Literal("@"), file));
  }

  void add(String... literals) {
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
