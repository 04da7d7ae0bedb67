package dev.loadstone.core.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that is text: told by a bounded prefix and, for JSON, by reading on. */
final class TextFormats {
  private static final int PREFIX = 64 << 10;
  private static final Pattern SVG_SIZE =
      Pattern.compile("\\s(width|height|viewBox)\\s*=\\s*[\"']([^\"'<]{1,80})[\"']");
  private static final Pattern TITLE =
      Pattern.compile("<title>([^<]{1,200})", Pattern.CASE_INSENSITIVE);
  private static final Pattern ERROR_CODE = Pattern.compile("<Code>([^<]{1,80})</Code>");
  private static final String LFS = "version https://git-lfs.github.com/spec/";

  private TextFormats() {}

  /** What text it is; null if it is none. */
  static @Nullable Finding find(Window w, Claim claim) throws IOException {
    @Nullable String prefix = prefix(w);
    if (prefix == null) {
      return null;
    }
    String start = prefix.stripLeading();
    Report report = new Report();
    if (start.isEmpty()) {
      return report.of(AssetFormat.PLAIN_TEXT);
    }
    if (start.startsWith(LFS)) {
      return report.of(AssetFormat.GIT_LFS_POINTER);
    }
    if (start.charAt(0) == '<') {
      return markup(start, report);
    }
    if (claim.expectsJson() || start.charAt(0) == '{' || start.charAt(0) == '[') {
      return json(w, claim, start, report);
    }
    return report.of(claim.textFormat());
  }

  private static Finding markup(String start, Report report) {
    MarkupHead head = MarkupHead.of(start);
    String root = head.root();
    String local = root.substring(root.indexOf(':') + 1);
    boolean page = isPagePart(local) && head.documentType().isEmpty();
    if (head.documentType().equals("html") || local.equals("html") || page) {
      title(start, report);
      return report.of(AssetFormat.HTML);
    }
    if (root.isEmpty()) {
      return report.of(start.startsWith("<?xml") ? AssetFormat.XML : AssetFormat.PLAIN_TEXT);
    }
    report.fact("root", root);
    if (local.equals("svg")) {
      Matcher size = SVG_SIZE.matcher(start.substring(head.end(), tagEnd(start, head.end())));
      while (size.find()) {
        report.fact(size.group(1), size.group(2));
      }
      return report.of(AssetFormat.SVG);
    }
    if (local.equals("font")) {
      report.fact("coding", "xml");
      return report.of(AssetFormat.BMFONT);
    }
    errorCode(start, local, report);
    return report.of(AssetFormat.XML);
  }

  /** Pages of servers that leave the root element out. */
  private static boolean isPagePart(String root) {
    return root.equals("head") || root.equals("body") || root.equals("title");
  }

  private static void title(String start, Report report) {
    Matcher title = TITLE.matcher(start);
    if (title.find()) {
      report.fact("title", title.group(1).strip());
    }
  }

  /** Stores of objects answer {@code <Error><Code>NoSuchKey</Code>…}. */
  private static void errorCode(String start, String root, Report report) {
    Matcher code = ERROR_CODE.matcher(start);
    if (root.equals("error") && code.find()) {
      report.fact("error", code.group(1));
    }
  }

  private static Finding json(Window w, Claim claim, String start, Report report)
      throws IOException {
    boolean looksRight = start.charAt(0) == '{' || start.charAt(0) == '[';
    long from = w.has(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
    JsonText.Outline outline = JsonText.read(w, from, w.size() - from);
    if (outline.problem() == null) {
      return wellFormed(claim, outline, report);
    }
    JsonText.Outline lenient = JsonText.readLeniently(w, from, w.size() - from);
    boolean written = lenient.problem() == null && lenient.isContainer();
    if (!claim.expectsJson()) {
      boolean jsonLike = written && claim.textFormat() == AssetFormat.PLAIN_TEXT;
      return report.of(jsonLike ? AssetFormat.JSON : claim.textFormat());
    }
    if (written) {
      report.unusual("is JSON with comments or other extensions: strict readers refuse it");
      return wellFormed(claim, lenient, report);
    }
    if (looksRight) {
      report.unusual("is not well-formed JSON: " + outline.problem());
      return wellFormed(claim, outline, report);
    }
    return report.of(AssetFormat.PLAIN_TEXT);
  }

  private static Finding wellFormed(Claim claim, JsonText.Outline outline, Report report) {
    if (claim.promisesScene()) {
      outline.describeScene(report);
      if (outline.problem() != null) {
        report.broken("is not well-formed JSON: " + outline.problem());
      } else if (outline.version() == null) {
        report.unusual("has no asset version: it is JSON, but no glTF 2.0 scene");
      }
      return report.of(AssetFormat.GLTF);
    }
    report.fact(
        "root", String.valueOf(outline.root()).replace("START_", "").toLowerCase(Locale.ROOT));
    return report.of(AssetFormat.JSON);
  }

  /** The beginning as text; null if it holds what no text holds. */
  private static @Nullable String prefix(Window w) throws IOException {
    byte[] bytes = w.bytes(0, PREFIX);
    boolean cut = bytes.length < w.size();
    if (bytes.length >= 2 && (wide(bytes, 0xff, 0xfe) || wide(bytes, 0xfe, 0xff))) {
      return new String(bytes, StandardCharsets.UTF_16).replace("\0", "");
    }
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    boolean malformed = utf8.decode(ByteBuffer.wrap(bytes), text, !cut).isError();
    text.flip();
    if (malformed || text.chars().anyMatch(TextFormats::isBinary)) {
      return null;
    }
    return !text.isEmpty() && text.charAt(0) == '\ufeff'
        ? text.subSequence(1, text.length()).toString()
        : text.toString();
  }

  private static boolean wide(byte[] bytes, int first, int second) {
    return (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  private static boolean isBinary(int c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b) || c == 0x7f;
  }

  private static int tagEnd(String text, int from) {
    int end = text.indexOf('>', from);
    return end < 0 ? text.length() : end;
  }
}
