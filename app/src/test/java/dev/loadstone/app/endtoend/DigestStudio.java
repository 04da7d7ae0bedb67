package dev.loadstone.app.endtoend;

import dev.loadstone.core.testing.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives a file, whole or in ranges, to whoever answers its question by Digest (RFC 7616): SHA-256,
 * {@code qop=auth}, each count of a nonce once. A path that begins with {@code /away} redirects.
 */
final class DigestStudio implements RawServer.Handler {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\",\\s]+))");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final int PIECE = 1 << 18;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final String NONCE = "once-and-for-all";

  private final String user;
  private final String password;
  private final byte[] file;
  private final String elsewhere;
  private final Set<String> counted = ConcurrentHashMap.newKeySet();

  DigestStudio(String user, String password, byte[] file, String elsewhere) {
    this.user = user;
    this.password = password;
    this.file = file.clone();
    this.elsewhere = elsewhere;
  }

  @Override
  public boolean answer(RawServer.Received request, RawServer.Wire wire) throws IOException {
    String said = request.headers().first("Authorization").orElse("");
    if (!isAnswer(said, request)) {
      wire.send(
          "HTTP/1.1 401 Who\r\nContent-Length: 0\r\nWWW-Authenticate: Digest realm=\"studio\","
              + " qop=\"auth\", algorithm=SHA-256, nonce=\""
              + NONCE
              + "\"\r\n\r\n");
    } else if (request.target().startsWith("/away")) {
      wire.send("HTTP/1.1 307 Away\r\nContent-Length: 0\r\nLocation: " + elsewhere + "\r\n\r\n");
    } else {
      send(request, wire);
    }
    return true;
  }

  private boolean isAnswer(String said, RawServer.Received request) {
    if (!said.startsWith("Digest ")) {
      return false;
    }
    Map<String, String> given =
        PARAMETER
            .matcher(said)
            .results()
            .collect(
                Collectors.toMap(
                    found -> found.group(1),
                    found -> found.group(2) == null ? found.group(3) : found.group(2)));
    String right =
        sha256(
            String.join(
                ":",
                sha256(user + ":studio:" + password),
                NONCE,
                given.get("nc"),
                given.get("cnonce"),
                "auth",
                sha256(request.method() + ":" + request.target())));
    return right.equals(given.get("response"))
        && request.target().equals(given.get("uri"))
        && counted.add(given.get("cnonce") + ":" + given.get("nc"));
  }

  private void send(RawServer.Received request, RawServer.Wire wire) throws IOException {
    String head = "Accept-Ranges: bytes\r\nETag: \"one\"\r\n";
    Matcher range = RANGE.matcher(request.headers().first("Range").orElse(""));
    if (!range.matches()) {
      wire.send("HTTP/1.1 200 OK\r\n" + head + "Content-Length: " + file.length + "\r\n\r\n");
      sendSlowly(file, wire);
      return;
    }
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2).isEmpty() ? file.length - 1 : Integer.parseInt(range.group(2));
    byte[] part = Arrays.copyOfRange(file, from, Math.min(to, file.length - 1) + 1);
    String place = "Content-Range: bytes " + from + "-" + (from + part.length - 1);
    wire.send(
        "HTTP/1.1 206 Part\r\n"
            + head
            + place
            + "/"
            + file.length
            + "\r\nContent-Length: "
            + part.length
            + "\r\n\r\n");
    sendSlowly(part, wire);
  }

  /** About 25 MB/s: given at once, it would all be there before a second connection is. */
  private static void sendSlowly(byte[] bytes, RawServer.Wire wire) throws IOException {
    for (int at = 0; at < bytes.length; at += PIECE) {
      wire.send(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE)));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
