package dev.loadstone.core.model;

import java.util.Base64;

/**
 * SHA-256 of a certificate's public key (SubjectPublicKeyInfo), as RFC 7469 2.4 pins it.
 *
 * @param base64 of the 32 bytes, with padding
 */
public record KeyPin(String base64) {
  private static final int BYTES = 32;

  /**
   * Reads {@code sha256/BASE64}, {@code sha256//BASE64} as curl writes it, or the BASE64 alone.
   *
   * @throws InvalidInputException if it is none
   */
  public static KeyPin parse(String text) {
    String base64 = text.strip().replaceFirst("^(?i)sha-?256[/:]{1,2}", "");
    try {
      byte[] digest = Base64.getDecoder().decode(base64);
      if (digest.length == BYTES) {
        return of(digest);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new InvalidInputException(
        "'" + text + "' is no pin: write sha256/ and the 44 characters of the key's SHA-256");
  }

  public static KeyPin of(byte[] digest) {
    return new KeyPin(Base64.getEncoder().encodeToString(digest));
  }

  @Override
  public String toString() {
    return "sha256/" + base64;
  }
}
