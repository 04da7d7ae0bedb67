package dev.loadstone.core.http.digest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One user's answers to one question of a server or a proxy (RFC 7616), each with the next count of
 * its nonce. Thread-safe.
 */
public final class DigestSession {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 16;

  private final DigestQuestion question;
  private final String user;
  private final String password;
  private final Supplier<String> clientNonces;
  private final String sessionNonce;
  private String nonce;
  private int count;

  /** The session of a question just asked. */
  public DigestSession(DigestQuestion question, String user, String password) {
    this(question, user, password, DigestSession::clientNonce);
  }

  DigestSession(
      DigestQuestion question, String user, String password, Supplier<String> clientNonces) {
    this.question = question;
    this.user = user;
    this.password = password;
    this.clientNonces = clientNonces;
    sessionNonce = clientNonces.get();
    nonce = question.nonce();
  }

  private static String clientNonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether its answers were to a question with this nonce. */
  public synchronized boolean isOf(String someNonce) {
    return nonce.equals(someNonce);
  }

  /** Takes over {@code nextnonce} of {@code Authentication-Info}. */
  public synchronized void next(String newNonce) {
    if (!newNonce.equals(nonce)) {
      nonce = newNonce;
      count = 0;
    }
  }

  /** The value of {@code Authorization} or {@code Proxy-Authorization} for one request. */
  public synchronized String answer(String method, String target) {
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
      MessageDigest digest = MessageDigest.getInstance(question.algorithm().javaName());
      return HexFormat.of().formatHex(digest.digest(text.getBytes(charset)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no " + question.algorithm(), e);
    }
  }
}
