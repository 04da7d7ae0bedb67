package dev.loadstone.core.http.signin;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One user's answers to one question of a server (RFC 7616), each with the next count of its nonce.
 * Thread-safe.
 */
final class DigestSession {
  private final Question question;
  private final String user;
  private final String password;
  private final Supplier<String> clientNonces;
  private final String sessionNonce;
  private String nonce;
  private int count;

  /** The algorithms of RFC 7616 6.1, the strongest first. */
  private enum Algorithm {
    SHA_512_256("SHA-512-256", "SHA-512/256"),
    SHA_256("SHA-256", "SHA-256"),
    MD5("MD5", "MD5");

    private final String name;
    private final String javaName;

    Algorithm(String name, String javaName) {
      this.name = name;
      this.javaName = javaName;
    }

    static Optional<Algorithm> named(String name) {
      return Arrays.stream(values()).filter(each -> each.name.equalsIgnoreCase(name)).findFirst();
    }
  }

  /**
   * What a server asks.
   *
   * @param session whether the secret is derived once for a session ({@code -sess})
   * @param counted whether answers are counted ({@code qop=auth}); not so in RFC 2069
   * @param stale whether only the nonce was refused
   */
  record Question(
      String realm,
      String nonce,
      @Nullable String opaque,
      Algorithm algorithm,
      String algorithmName,
      boolean session,
      boolean counted,
      boolean utf8,
      boolean hashesUser,
      boolean stale) {

    /** The strongest that can be answered, of the parameters of all questions. */
    static Optional<Question> strongest(List<Map<String, String>> asked) {
      return asked.stream()
          .map(Question::of)
          .flatMap(Optional::stream)
          .min(Comparator.comparing(Question::algorithm));
    }

    private static Optional<Question> of(Map<String, String> parameters) {
      String name = parameters.getOrDefault("algorithm", Algorithm.MD5.name);
      boolean session = name.toLowerCase(Locale.ROOT).endsWith("-sess");
      String base = session ? name.substring(0, name.length() - "-sess".length()) : name;
      Optional<Algorithm> algorithm = Algorithm.named(base);
      String nonce = parameters.get("nonce");
      String realm = parameters.get("realm");
      String qop = parameters.get("qop");
      boolean auth =
          qop != null
              && Arrays.asList(qop.toLowerCase(Locale.ROOT).split("[,\\s]+")).contains("auth");
      if (algorithm.isEmpty() || nonce == null || realm == null || (qop != null && !auth)) {
        return Optional.empty();
      }
      return Optional.of(
          new Question(
              realm,
              nonce,
              parameters.get("opaque"),
              algorithm.get(),
              parameters.containsKey("algorithm") ? name : "",
              session,
              auth,
              "UTF-8".equalsIgnoreCase(parameters.get("charset")),
              "true".equalsIgnoreCase(parameters.get("userhash")),
              "true".equalsIgnoreCase(parameters.get("stale"))));
    }
  }

  DigestSession(Question question, String user, String password, Supplier<String> clientNonces) {
    this.question = question;
    this.user = user;
    this.password = password;
    this.clientNonces = clientNonces;
    sessionNonce = clientNonces.get();
    nonce = question.nonce();
  }

  synchronized boolean isOf(String someNonce) {
    return nonce.equals(someNonce);
  }

  /** Takes over {@code nextnonce} of {@code Authentication-Info}. */
  synchronized void next(String newNonce) {
    if (!newNonce.equals(nonce)) {
      nonce = newNonce;
      count = 0;
    }
  }

  /** The value of {@code Authorization} for one request. */
  synchronized String answer(String method, String target) {
    count++;
    String nc = String.format(Locale.ROOT, "%08x", count);
    String clientNonce = question.session() ? sessionNonce : clientNonces.get();
    String secret = hash(user + ":" + question.realm() + ":" + password);
    if (question.session()) {
      secret = hash(secret + ":" + question.nonce() + ":" + sessionNonce);
    }
    String counted = question.counted() ? ":" + nc + ":" + clientNonce + ":auth" : "";
    String response = hash(secret + ":" + nonce + counted + ":" + hash(method + ":" + target));
    StringBuilder text = new StringBuilder("Digest ");
    text.append(name());
    quoted(text, "realm", question.realm());
    quoted(text, "nonce", nonce);
    quoted(text, "uri", target);
    quoted(text, "response", response);
    if (!question.algorithmName().isEmpty()) {
      text.append(", algorithm=").append(question.algorithmName());
    }
    if (question.opaque() != null) {
      quoted(text, "opaque", question.opaque());
    }
    if (question.counted()) {
      text.append(", qop=auth, nc=").append(nc);
    }
    if (question.counted() || question.session()) {
      quoted(text, "cnonce", clientNonce);
    }
    if (question.hashesUser()) {
      text.append(", userhash=true");
    }
    return text.toString();
  }

  private String name() {
    if (question.hashesUser()) {
      return "username=\"" + hash(user + ":" + question.realm()) + "\"";
    }
    boolean ascii = user.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    return ascii
        ? "username=\"" + escaped(user) + "\""
        : "username*=UTF-8''" + percentEncoded(user);
  }

  /** RFC 8187, which RFC 7616 3.4 takes for names outside of ASCII. */
  private static String percentEncoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = each > 0 && (Character.isLetterOrDigit(each) || "-._~".indexOf(each) >= 0);
      encoded.append(plain ? String.valueOf((char) each) : "%" + HEX.toHexDigits(each));
    }
    return encoded.toString();
  }

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static void quoted(StringBuilder text, String name, String value) {
    text.append(", ").append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private String hash(String text) {
    boolean latin = text.chars().allMatch(c -> c <= 0xff);
    Charset charset =
        question.utf8() || !latin ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    try {
      MessageDigest digest = MessageDigest.getInstance(question.algorithm().javaName);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(charset)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no " + question.algorithm().name, e);
    }
  }
}
