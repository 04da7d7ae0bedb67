package dev.loadstone.core.model;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SHA-256 of a certificate's public key (SubjectPublicKeyInfo), as RFC 7469 2.4 pins it.
 *
 * @param base64 of the 32 bytes, with padding
 */
public record KeyPin(String base64) {
  /**
   * A prefix may end as the digest begins, with a slash: only the digest's length tells them apart.
   */
  private static final Pattern WRITTEN =
      Pattern.compile("(?:sha-?256[/:]{1,2})?([A-Za-z0-9+/]{43})=?", Pattern.CASE_INSENSITIVE);

  /**
   * Reads {@code sha256/BASE64}, {@code sha256//BASE64} as curl writes it, or the BASE64 alone.
   *
   * @throws InvalidInputException if it is none
   */
  public static KeyPin parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (written.matches()) {
      return of(Base64.getDecoder().decode(written.group(1)));
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
