package dev.loadstone.core.library;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** JSON read as a stream up to a bound: is it well-formed, and is it a glTF scene? */
final class JsonText {
  /** Bytes that are looked at; what is longer is not called wrong. */
  static final long BOUND = 16L << 20;

  private static final int MOST_LINKS = 200;
  private static final int LONGEST_LINK = 2048;
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(1000)
          .maxNumberLength(10_000)
          .maxStringLength(64 << 20)
          .build();
  private static final JsonFactory STRICT =
      JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
  private static final JsonFactory LENIENT =
      JsonFactory.builder()
          .streamReadConstraints(CONSTRAINTS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private JsonText() {}

  /**
   * What a JSON text is made of.
   *
   * @param root first token; null if there is none
   * @param version of the member {@code asset}, as glTF has it; null without
   * @param links of {@code buffers} and {@code images} to other files
   * @param linkCount all of them, also those not kept
   * @param problem null if all that was looked at is well-formed
   */
  record Outline(
      @Nullable JsonToken root,
      @Nullable String version,
      List<String> links,
      int linkCount,
      @Nullable String problem) {

    boolean isContainer() {
      return root == JsonToken.START_OBJECT || root == JsonToken.START_ARRAY;
    }

    void describeScene(Report report) {
      report.fact("version", version == null ? "missing" : version);
      report.fact("external files", linkCount);
      links.forEach(link -> report.fact("needs", link));
    }
  }

  static Outline read(Window w, long from, long length) throws IOException {
    return new Walk(STRICT, w, from, length).outline();
  }

  /** With comments, trailing commas and other things that people write. */
  static Outline readLeniently(Window w, long from, long length) throws IOException {
    return new Walk(LENIENT, w, from, length).outline();
  }

  private static final class Walk {
    private final JsonFactory factory;
    private final Bytes bytes;
    private final List<String> links = new ArrayList<>();
    private int linkCount;
    private @Nullable JsonToken root;
    private @Nullable String version;

    Walk(JsonFactory factory, Window w, long from, long length) {
      this.factory = factory;
      bytes = new Bytes(w, from, Math.min(length, BOUND), length > BOUND);
    }

    Outline outline() throws IOException {
      @Nullable String problem = null;
      try (JsonParser json = factory.createParser(ObjectReadContext.empty(), bytes)) {
        for (JsonToken t = json.nextToken(); t != null; t = json.nextToken()) {
          root = root == null ? t : root;
          if (t == JsonToken.VALUE_STRING) {
            string(json);
          }
        }
      } catch (JacksonException e) {
        problem = bytes.hitBound ? null : describe(e);
      } catch (StoppedAtBound e) {
        problem = null;
      }
      if (bytes.failure != null) {
        throw bytes.failure;
      }
      if (root == null && problem == null) {
        problem = "it is empty";
      }
      return new Outline(root, version, List.copyOf(links), linkCount, problem);
    }

    private void string(JsonParser json) {
      String name = json.currentName();
      int depth = json.streamReadContext().getNestingDepth();
      if (name == null || depth < 2 || depth > 3) {
        return;
      }
      if (name.equals("version") && depth == 2 && parentIs(json, "asset")) {
        version = version == null ? Printable.of(json.getString()) : version;
      } else if (name.equals("uri") && depth == 3) {
        var array = json.streamReadContext().getParent();
        var owner = array == null ? null : array.getParent();
        String member = owner == null ? null : owner.currentName();
        if ("buffers".equals(member) || "images".equals(member)) {
          link(json.getString());
        }
      }
    }

    private void link(String uri) {
      if (uri.startsWith("data:")) {
        return;
      }
      linkCount++;
      if (links.size() < MOST_LINKS && uri.length() <= LONGEST_LINK) {
        links.add(uri);
      }
    }

    private static boolean parentIs(JsonParser json, String name) {
      var parent = json.streamReadContext().getParent();
      return parent != null && name.equals(parent.currentName());
    }

    private static String describe(JacksonException e) {
      var location = e.getLocation();
      String place =
          location == null
              ? ""
              : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
      return place + Printable.of(String.valueOf(e.getOriginalMessage()).split("\n", 2)[0]);
    }
  }

  /** The text as a stream; keeps the file's own error, which the parser would wrap. */
  private static final class Bytes extends InputStream {
    private final Window w;
    private final boolean cut;
    private final long end;
    private long at;
    private boolean hitBound;
    private @Nullable IOException failure;

    Bytes(Window w, long from, long length, boolean cut) {
      this.w = w;
      this.at = from;
      this.end = from + length;
      this.cut = cut;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (at >= end) {
        if (cut) {
          hitBound = true;
          throw new StoppedAtBound();
        }
        return -1;
      }
      try {
        byte[] some = w.bytes(at, (int) Math.min(length, end - at));
        if (some.length == 0) {
          return -1;
        }
        System.arraycopy(some, 0, target, offset, some.length);
        at += some.length;
        return some.length;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  private static final class StoppedAtBound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedAtBound() {
      super("bound", null, false, false);
    }
  }
}
