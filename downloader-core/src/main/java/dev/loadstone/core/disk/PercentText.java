package dev.loadstone.core.disk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text with {@code %XX} in it (RFC 3986 2.1). Total and pure. */
final class PercentText {

  private PercentText() {}

  /** Decodes as UTF-8, or as Latin-1 where that fails; broken escapes stay as they are. */
  static String decode(String text) {
    byte[] bytes = bytes(text);
    try {
      return strict(bytes, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** Decodes the bytes, or throws where they are not of the charset. */
  static String strict(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  /** The bytes that the text stands for; characters beyond ASCII stand for their UTF-8. */
  static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (character == '%' && isEscape(text, i)) {
        out.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 3;
      } else {
        out.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(character);
      }
    }
    return out.toByteArray();
  }

  /** Whether every {@code %} begins an escape. */
  static boolean isWellFormed(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (!isEscape(text, at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2));
  }

  private static boolean isHex(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }
}
