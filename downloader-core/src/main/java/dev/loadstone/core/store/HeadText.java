package dev.loadstone.core.store;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import java.util.ArrayList;
import java.util.List;

/**
 * Header lines as one text, {@code Name: value} on each line: short, and searched as it is.
 *
 * <p>A line break inside a field, which HTTP/2 can carry, becomes a space; a colon inside a name,
 * but for the one that begins {@code :status} and its like, becomes a question mark.
 */
final class HeadText {
  private static final String BETWEEN = ": ";

  private HeadText() {}

  static String write(Headers headers) {
    StringBuilder text = new StringBuilder(256);
    for (HeaderField field : headers.fields()) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      String name = field.name();
      text.append(onOneLine(name.indexOf(':', 1) < 0 ? name : name.replace(':', '?')));
      text.append(BETWEEN).append(onOneLine(field.value()));
    }
    return text.toString();
  }

  static Headers read(String text) {
    if (text.isEmpty()) {
      return Headers.NONE;
    }
    List<HeaderField> fields = new ArrayList<>();
    for (int start = 0, end; start <= text.length(); start = end + 1) {
      end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int colon = text.indexOf(BETWEEN, start + 1);
      if (colon < 0 || colon > end) {
        throw new IllegalArgumentException("a header without a colon");
      }
      fields.add(
          new HeaderField(
              text.substring(start, colon), text.substring(colon + BETWEEN.length(), end)));
    }
    return new Headers(fields);
  }

  private static String onOneLine(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
        ? text
        : text.replace('\n', ' ').replace('\r', ' ');
  }
}
