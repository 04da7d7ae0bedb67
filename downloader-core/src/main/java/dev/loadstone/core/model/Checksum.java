package dev.loadstone.core.model;

import java.util.Locale;

/**
 * A digest of a whole file and how it was made.
 *
 * @param hex lower case, as long as the algorithm says
 */
public record Checksum(DigestAlgorithm algorithm, String hex) {
  public Checksum {
    hex = hex.toLowerCase(Locale.ROOT);
    if (hex.length() != algorithm.length() * 2
        || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
      throw new InvalidInputException(
          "A "
              + algorithm.label()
              + " checksum has "
              + algorithm.length() * 2
              + " hexadecimal digits; '"
              + hex
              + "' has not");
    }
  }

  /**
   * Reads {@code ALGO:HEX}; {@code ALGO=HEX} as aria2 writes it is taken too.
   *
   * @throws InvalidInputException saying what is wrong
   */
  public static Checksum parse(String text) {
    String[] parts = text.strip().split("[:=]", 2);
    if (parts.length != 2) {
      throw new InvalidInputException(
          "'" + text + "' is not a checksum: write it as ALGO:HEX, for example sha-256:9f86…");
    }
    return new Checksum(DigestAlgorithm.parse(parts[0]), parts[1].strip());
  }

  @Override
  public String toString() {
    return algorithm.label() + ":" + hex;
  }
}
