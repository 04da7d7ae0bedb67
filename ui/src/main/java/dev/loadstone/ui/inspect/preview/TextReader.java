package dev.loadstone.ui.inspect.preview;

import dev.loadstone.core.library.Inspection;
import dev.loadstone.core.words.JsonLayout;
import dev.loadstone.ui.common.picture.FileBytes;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The beginning of a text; JSON laid out. */
final class TextReader {
  private static final int MOST_BYTES = 64 << 10;
  private static final int LONGEST_LINE = 4_000;

  private TextReader() {}

  static Content read(FileBytes bytes, Inspection facts) throws IOException {
    ByteBuffer start = bytes.take(0, MOST_BYTES);
    boolean cut = bytes.size() > start.limit();
    String text = decoded(start);
    String shown = facts.format().equals("json") ? JsonLayout.of(text).orElse(text) : text;
    return new Preview.Characters(broken(PlainText.lines(shown)), cut);
  }

  private static String decoded(ByteBuffer bytes) {
    Charset charset = StandardCharsets.UTF_8;
    if (bytes.limit() >= 2) {
      int mark = (bytes.get(0) & 0xff) << 8 | (bytes.get(1) & 0xff);
      charset =
          switch (mark) {
            case 0xfffe -> StandardCharsets.UTF_16LE;
            case 0xfeff -> StandardCharsets.UTF_16BE;
            default -> charset;
          };
    }
    String text = charset.decode(bytes).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Breaks lines so long that laying them out takes longer than anybody reads them. */
  private static String broken(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int column = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      column = c == '\n' ? 0 : column + 1;
      if (column > LONGEST_LINE && !Character.isLowSurrogate(c)) {
        out.append('\n');
        column = 1;
      }
      out.append(c);
    }
    return out.toString();
  }
}
