package dev.loadstone.app.cli;

import dev.loadstone.core.request.WebAnswer;
import dev.loadstone.core.words.JsonLayout;
import dev.loadstone.core.words.PlainLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/** An answer's body as a person can read it on a terminal. Pure. */
final class BodyView {
  private static final int LOOKED_AT = 8 << 10;

  private BodyView() {}

  /** Lines of text, or one line that describes what is no text; empty without a body. */
  static String of(WebAnswer answer, boolean coloured) {
    byte[] body = answer.body();
    if (body.length == 0) {
      return "";
    }
    String type = answer.headers().first("Content-Type").orElse("");
    Optional<String> text = text(body, answer.charset(), answer.isBodyCut());
    if (text.isEmpty()) {
      String what = type.isEmpty() ? "no text" : OneLine.of(type);
      return "(" + size(answer) + " of " + what + "; -o FILE keeps them)\n";
    }
    Optional<String> json =
        isJson(type)
            ? JsonLayout.of(text.get(), coloured ? BodyView::coloured : (_, piece) -> piece)
            : Optional.empty();
    String shown = json.orElseGet(() -> harmless(text.get()));
    String end = shown.endsWith("\n") ? "" : "\n";
    String more = answer.isBodyCut() ? "(that is the beginning; -o FILE takes all)\n" : "";
    return shown + end + more;
  }

  private static String coloured(JsonLayout.Part part, String piece) {
    String colour =
        switch (part) {
          case NAME -> "\u001b[34m";
          case STRING -> "\u001b[32m";
          case NUMBER -> "\u001b[36m";
          case LITERAL -> "\u001b[35m";
        };
    return colour + piece + "\u001b[0m";
  }

  private static String size(WebAnswer answer) {
    boolean known = answer.isBodyCut() && answer.bodySize() >= 0;
    long bytes = known ? answer.bodySize() : answer.decodedBytes();
    String more = answer.isBodyCut() && !known ? "more than " : "";
    return more + Words.bytes(bytes);
  }

  private static boolean isJson(String type) {
    String media = type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
    return media.equals("application/json") || media.equals("text/json") || media.endsWith("+json");
  }

  /** Empty if the bytes are no text of that charset. */
  private static Optional<String> text(byte[] body, Charset charset, boolean cut) {
    boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    for (int i = 0; !wide && i < Math.min(body.length, LOOKED_AT); i++) {
      if (body[i] == 0) {
        return Optional.empty();
      }
    }
    // What was cut may end within a character.
    for (int missing = 0; missing <= (cut ? 3 : 0) && missing <= body.length; missing++) {
      try {
        ByteBuffer bytes = ByteBuffer.wrap(body, 0, body.length - missing);
        return Optional.of(charset.newDecoder().decode(bytes).toString());
      } catch (CharacterCodingException e) {
        // Fewer bytes may be whole characters.
      }
    }
    return Optional.empty();
  }

  /** Without what could move the cursor, colour the screen or turn the text around. */
  private static String harmless(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> out.appendCodePoint(c != '\n' && c != '\t' && PlainLine.isUnfit(c) ? '?' : c));
    return out.toString();
  }
}
