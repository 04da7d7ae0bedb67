package dev.loadstone.ui.request;

import dev.loadstone.core.request.WebAnswer;
import dev.loadstone.core.words.JsonLayout;
import dev.loadstone.ui.common.Texts;
import java.util.HexFormat;
import java.util.Locale;

/** An answer's body as text for a person: JSON indented, text as it is, other bytes as a dump. */
final class AnswerText {
  private static final Texts TEXTS = Texts.of(AnswerText.class);
  private static final int MOST_SHOWN = 1 << 20;
  private static final int MOST_BYTES = 1 << 10;
  private static final int LINE = 16;

  private AnswerText() {}

  static String of(WebAnswer answer) {
    byte[] body = answer.body();
    if (body.length == 0) {
      return "";
    }
    String type = answer.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return shown(JsonLayout.of(answer.text()).orElse(answer.text()));
    }
    boolean text =
        type.startsWith("text/")
            || type.contains("xml")
            || type.contains("javascript")
            || type.contains("urlencoded");
    return text || looksLikeText(body) ? shown(answer.text()) : dump(body);
  }

  private static String shown(String text) {
    return text.length() <= MOST_SHOWN
        ? text
        : text.substring(0, MOST_SHOWN) + "\n" + TEXTS.get("body.cut");
  }

  private static boolean looksLikeText(byte[] body) {
    for (int i = 0; i < Math.min(body.length, MOST_BYTES); i++) {
      int b = body[i] & 0xff;
      if (b < 0x09 || (b > 0x0d && b < 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static String dump(byte[] body) {
    StringBuilder out = new StringBuilder(TEXTS.format("body.bytes", body.length)).append("\n\n");
    HexFormat hex = HexFormat.ofDelimiter(" ");
    for (int at = 0; at < Math.min(body.length, MOST_BYTES); at += LINE) {
      int end = Math.min(body.length, at + LINE);
      out.append("%08x  %-47s  ".formatted(at, hex.formatHex(body, at, end)));
      for (int i = at; i < end; i++) {
        char c = (char) (body[i] & 0xff);
        out.append(c >= 0x20 && c < 0x7f ? c : '.');
      }
      out.append('\n');
    }
    return out.toString();
  }
}
