package dev.loadstone.core.model;

import java.util.Arrays;
import java.util.Locale;

/** The checksums a person or a server may state for a whole file; the strongest comes first. */
public enum DigestAlgorithm {
  SHA_512("sha-512", 64),
  SHA_256("sha-256", 32),
  SHA_1("sha-1", 20),
  MD5("md5", 16),
  CRC_32C("crc-32c", 4),
  CRC_32("crc-32", 4);

  private final String label;
  private final int length;

  DigestAlgorithm(String label, int length) {
    this.label = label;
    this.length = length;
  }

  /** The name shown and stored, as aria2 and RFC 9530 write it. */
  public String label() {
    return label;
  }

  /** Length of the digest in bytes. */
  public int length() {
    return length;
  }

  /** True where equal digests do not prove equal files to somebody who means harm. */
  public boolean isWeak() {
    return this != SHA_512 && this != SHA_256;
  }

  /**
   * Reads a name: {@code sha256}, {@code SHA-256} and {@code sha_256} are the same.
   *
   * @throws InvalidInputException listing the known names
   */
  public static DigestAlgorithm parse(String name) {
    String plain = plain(name);
    return Arrays.stream(values())
        .filter(a -> plain(a.label).equals(plain))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'"
                        + name
                        + "' is not a checksum Loadstone knows: use sha-256, sha-512, sha-1, md5, crc-32 or crc-32c"));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_/ ]", "");
  }
}
