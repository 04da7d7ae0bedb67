package dev.loadstone.core.integrity;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Headers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checksums of the whole file that an answer's headers state. {@code Content-Digest} is none: it
 * covers the message. Total and pure.
 *
 * @param checksums in the order of the headers' trustworthiness
 * @param notes one line for each value that could not be used, for the job's log
 */
public record StatedDigests(List<StatedChecksum> checksums, List<String> notes) {
  private static final int LONGEST_SHOWN = 80;
  private static final Map<String, DigestAlgorithm> HTTP_NAMES =
      Map.of(
          "sha-512", DigestAlgorithm.SHA_512,
          "sha-256", DigestAlgorithm.SHA_256,
          "sha", DigestAlgorithm.SHA_1,
          "md5", DigestAlgorithm.MD5);
  private static final Map<String, DigestAlgorithm> GOOGLE_NAMES =
      Map.of("crc32c", DigestAlgorithm.CRC_32C, "md5", DigestAlgorithm.MD5);

  /** In the order of the algorithms. */
  private static final Map<DigestAlgorithm, String> AMAZON_HEADERS =
      new EnumMap<>(
          Map.of(
              DigestAlgorithm.SHA_512, "x-amz-checksum-sha512",
              DigestAlgorithm.SHA_256, "x-amz-checksum-sha256",
              DigestAlgorithm.SHA_1, "x-amz-checksum-sha1",
              DigestAlgorithm.MD5, "x-amz-checksum-md5",
              DigestAlgorithm.CRC_32C, "x-amz-checksum-crc32c",
              DigestAlgorithm.CRC_32, "x-amz-checksum-crc32"));

  public StatedDigests {
    checksums = List.copyOf(checksums);
    notes = List.copyOf(notes);
  }

  /**
   * Reads an answer's headers.
   *
   * @param status of the answer: {@code Content-MD5} covers the file only in a 200
   */
  public static StatedDigests of(int status, Headers answer) {
    Collector found = new Collector();
    if (isCoded(answer.all("Content-Encoding"))) {
      return found.stated();
    }
    readReprDigest(answer, found);
    readDigest(answer, found);
    readAmazon(answer, found);
    readGoogle(answer, found);
    if (status == 200) {
      answer
          .first("Content-MD5")
          .ifPresent(value -> found.base64("Content-MD5", DigestAlgorithm.MD5, value.strip()));
    }
    return found.stated();
  }

  /** RFC 9530 3: a dictionary of byte sequences; of two equal keys the last counts. */
  private static void readReprDigest(Headers answer, Collector found) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String member : members(answer, "Repr-Digest")) {
      int equals = member.indexOf('=');
      if (equals > 0) {
        members.put(member.substring(0, equals), member.substring(equals + 1));
      }
    }
    members.forEach(
        (key, value) -> {
          DigestAlgorithm algorithm = HTTP_NAMES.get(key);
          if (algorithm != null) {
            found.base64("Repr-Digest", algorithm, byteSequence(value));
          }
        });
  }

  /** What stands between the colons; parameters behind them mean nothing here. */
  private static @Nullable String byteSequence(String value) {
    int end = value.indexOf(':', 1);
    boolean whole = value.startsWith(":") && end > 0;
    boolean ends =
        whole && (end == value.length() - 1 || value.substring(end + 1).strip().startsWith(";"));
    return ends ? value.substring(1, end) : null;
  }

  /** RFC 3230 4.3.2. */
  private static void readDigest(Headers answer, Collector found) {
    for (String member : members(answer, "Digest")) {
      readPair(member, HTTP_NAMES, "Digest", found);
    }
  }

  private static void readGoogle(Headers answer, Collector found) {
    if (isCoded(answer.all("x-goog-stored-content-encoding"))) {
      if (answer.has("x-goog-hash")) {
        found.note("x-goog-hash covers the coded file that is stored, not the one that was sent");
      }
      return;
    }
    for (String member : members(answer, "x-goog-hash")) {
      readPair(member, GOOGLE_NAMES, "x-goog-hash", found);
    }
  }

  private static void readAmazon(Headers answer, Collector found) {
    String type = answer.first("x-amz-checksum-type").orElse("FULL_OBJECT").strip();
    AMAZON_HEADERS.forEach(
        (algorithm, header) ->
            answer
                .first(header)
                .ifPresent(value -> readAmazon(header, algorithm, value.strip(), type, found)));
  }

  private static void readAmazon(
      String header, DigestAlgorithm algorithm, String value, String type, Collector found) {
    if (!type.equalsIgnoreCase("FULL_OBJECT") || value.matches(".*-\\d+")) {
      found.note(header + " covers the parts of an upload, not the file");
    } else {
      found.base64(header, algorithm, value);
    }
  }

  private static void readPair(
      String member, Map<String, DigestAlgorithm> names, String source, Collector found) {
    int equals = member.indexOf('=');
    String name = equals < 0 ? "" : member.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    DigestAlgorithm algorithm = names.get(name);
    if (algorithm != null) {
      found.base64(source, algorithm, member.substring(equals + 1).strip());
    }
  }

  private static List<String> members(Headers answer, String name) {
    List<String> members = new ArrayList<>();
    for (String line : answer.all(name)) {
      for (String member : line.split(",")) {
        members.add(member.strip());
      }
    }
    return members;
  }

  private static boolean isCoded(List<String> codings) {
    return codings.stream()
        .map(String::strip)
        .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
  }

  private static final class Collector {
    private final List<StatedChecksum> checksums = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void base64(String source, DigestAlgorithm algorithm, @Nullable String value) {
      byte[] digest = decode(value);
      if (digest == null || digest.length != algorithm.length()) {
        note(source + " states no readable " + algorithm.label() + ": " + shown(value));
        return;
      }
      StatedChecksum stated =
          new StatedChecksum(new Checksum(algorithm, HexFormat.of().formatHex(digest)), source);
      if (!checksums.contains(stated)) {
        checksums.add(stated);
      }
    }

    void note(String line) {
      notes.add(line);
    }

    StatedDigests stated() {
      return new StatedDigests(checksums, notes);
    }

    private static byte @Nullable [] decode(@Nullable String value) {
      try {
        return value == null ? null : Base64.getDecoder().decode(value);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    private static String shown(@Nullable String value) {
      String text = value == null ? "(no byte sequence)" : value.replaceAll("\\p{Cntrl}", "?");
      return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
  }
}
