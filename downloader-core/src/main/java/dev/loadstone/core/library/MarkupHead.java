package dev.loadstone.core.library;

import java.util.Locale;

/**
 * What stands before the content of an XML or HTML text.
 *
 * @param documentType name after {@code <!doctype}, lower case; empty without one
 * @param root name of the first element, lower case; empty if none was found
 * @param end index after the root's name
 */
record MarkupHead(String documentType, String root, int end) {

  static MarkupHead of(String text) {
    String type = "";
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("<?", at)) {
        at = after(text, "?>", at);
      } else if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at);
      } else if (text.regionMatches(true, at, "<!doctype", 0, 9)) {
        int name = at + 9;
        while (name < text.length() && Character.isWhitespace(text.charAt(name))) {
          name++;
        }
        type = text.substring(name, nameEnd(text, name)).toLowerCase(Locale.ROOT);
        at = declarationEnd(text, name);
      } else if (text.charAt(at) == '<') {
        int end = nameEnd(text, at + 1);
        return new MarkupHead(type, text.substring(at + 1, end).toLowerCase(Locale.ROOT), end);
      } else {
        break;
      }
    }
    return new MarkupHead(type, "", at);
  }

  private static int declarationEnd(String text, int from) {
    int close = text.indexOf('>', from);
    int open = text.indexOf('[', from);
    return open >= 0 && open < close
        ? after(text, ">", after(text, "]", open))
        : after(text, ">", from);
  }

  private static int after(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }

  private static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || ":_-.".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }
}
