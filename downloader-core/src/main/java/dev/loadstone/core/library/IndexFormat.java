package dev.loadstone.core.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes {@code loadstone-assets.json} as a stream. */
final class IndexFormat {
  static final int VERSION = 1;

  private static final String NAME = "loadstone-assets";
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .rootValueSeparator(",\n")
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private IndexFormat() {}

  /** The file is no index that this version can read. */
  static final class DamagedIndexException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedIndexException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** A newer Loadstone wrote the file: it is left alone. */
  static final class NewerIndexException extends IOException {
    private static final long serialVersionUID = 1L;

    NewerIndexException(long version) {
      super("it is of version " + version + "; this Loadstone reads up to " + VERSION);
    }
  }

  /**
   * Hands over all assets in the order they stand there.
   *
   * @throws DamagedIndexException possibly after some assets were handed over
   * @throws NewerIndexException likewise
   */
  static void read(InputStream in, Consumer<IndexedAsset> assets) throws IOException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      expect(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
      boolean named = false;
      boolean listed = false;
      long version = 0;
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        JsonToken value = json.nextToken();
        switch (name) {
          case "format" -> named = value == JsonToken.VALUE_STRING && json.getString().equals(NAME);
          case "version" -> version = version(json, value);
          case "assets" -> {
            expect(value == JsonToken.START_ARRAY, "its assets are no list");
            readAssets(json, assets);
            listed = true;
          }
          default -> json.skipChildren();
        }
      }
      expect(json.currentToken() == JsonToken.END_OBJECT, "it breaks off");
      expect(named && version > 0 && listed, "it is no index of assets");
      expect(json.nextToken() == null, "something follows its end");
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new DamagedIndexException(place(e), e);
    }
  }

  private static long version(JsonParser json, JsonToken value) throws IOException {
    expect(value == JsonToken.VALUE_NUMBER_INT, "its version is no number");
    long version = json.getLongValue();
    if (version > VERSION) {
      throw new NewerIndexException(version);
    }
    return version;
  }

  private static void readAssets(JsonParser json, Consumer<IndexedAsset> assets)
      throws IOException {
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      expect(t == JsonToken.START_OBJECT, "its assets hold something else");
      assets.accept(new Entry().read(json));
    }
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null
        ? "it is not well-formed JSON"
        : "it is not well-formed JSON at line " + location.getLineNr();
  }

  private static void expect(boolean condition, String otherwise) throws DamagedIndexException {
    if (!condition) {
      throw new DamagedIndexException(otherwise, null);
    }
  }

  private static String raw(JsonParser json) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.copyCurrentStructure(json);
    }
    return text.toString();
  }

  private static String quoted(String name) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeString(name);
    }
    return text.toString();
  }

  /** One asset while it is read. */
  private static final class Entry {
    private @Nullable String path;
    private long size = -1;
    private String sha256 = "";
    private String kind = "other";
    private String format = "";
    private String link = "";
    private @Nullable String etag;
    private @Nullable String lastModified;
    private String publishedAt = "";
    private String modifiedAt = "";
    private String verdict = "unverified";
    private String evidence = "";
    private String extra = "";

    IndexedAsset read(JsonParser json) throws IOException {
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        member(json, name, json.nextToken());
      }
      expect(json.currentToken() == JsonToken.END_OBJECT, "an asset breaks off");
      @Nullable String known = path;
      if (known == null || size < 0 || !isDigest(sha256)) {
        throw new DamagedIndexException("an asset lacks its path, size or digest", null);
      }
      return new IndexedAsset(
          known,
          size,
          sha256,
          kind,
          format,
          link,
          etag,
          lastModified,
          publishedAt,
          modifiedAt,
          verdict,
          evidence,
          extra);
    }

    private void member(JsonParser json, String name, JsonToken value) throws IOException {
      switch (name) {
        case "path" -> path = string(json, value);
        case "size" -> {
          expect(value == JsonToken.VALUE_NUMBER_INT, "an asset's size is no number");
          size = json.getLongValue();
        }
        case "sha256" -> sha256 = string(json, value);
        case "kind" -> kind = string(json, value);
        case "format" -> format = string(json, value);
        case "link" -> link = string(json, value);
        case "etag" -> etag = value == JsonToken.VALUE_NULL ? null : string(json, value);
        case "lastModified" ->
            lastModified = value == JsonToken.VALUE_NULL ? null : string(json, value);
        case "publishedAt" -> publishedAt = string(json, value);
        case "modifiedAt" -> modifiedAt = string(json, value);
        case "verdict" -> verdict = string(json, value);
        case "evidence" -> evidence = string(json, value);
        default -> extra += (extra.isEmpty() ? "" : ",") + quoted(name) + ":" + raw(json);
      }
    }

    private static String string(JsonParser json, JsonToken value) throws IOException {
      expect(value == JsonToken.VALUE_STRING, "an asset's " + json.currentName() + " is no text");
      return json.getString();
    }

    private static boolean isDigest(String hex) {
      boolean digits = hex.length() == 64;
      for (int i = 0; digits && i < 64; i++) {
        char c = hex.charAt(i);
        digits = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      }
      return digits;
    }
  }

  /** Writes one asset on each line; closing it completes the text and leaves the stream open. */
  static final class Writer implements AutoCloseable {
    private final JsonGenerator json;

    Writer(OutputStream out) {
      json = JSON.createGenerator(ObjectWriteContext.empty(), out);
      json.writeRaw("{\"format\":\"" + NAME + "\",\"version\":" + VERSION + ",\"assets\":[\n");
    }

    void write(IndexedAsset asset) throws IOException {
      try {
        json.writeStartObject();
        json.writeStringProperty("path", asset.path());
        json.writeNumberProperty("size", asset.size());
        json.writeStringProperty("sha256", asset.sha256());
        json.writeStringProperty("kind", asset.kind());
        json.writeStringProperty("format", asset.format());
        json.writeStringProperty("link", asset.link());
        optional("etag", asset.etag());
        optional("lastModified", asset.lastModified());
        json.writeStringProperty("publishedAt", asset.publishedAt());
        json.writeStringProperty("modifiedAt", asset.modifiedAt());
        json.writeStringProperty("verdict", asset.verdict());
        json.writeStringProperty("evidence", asset.evidence());
        if (!asset.extra().isEmpty()) {
          json.writeRaw("," + asset.extra());
        }
        json.writeEndObject();
      } catch (JacksonIOException e) {
        throw e.getCause();
      }
    }

    private void optional(String name, @Nullable String value) {
      if (value != null) {
        json.writeStringProperty(name, value);
      }
    }

    void finish() throws IOException {
      try {
        json.writeRaw("\n]}\n");
        json.flush();
      } catch (JacksonIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public void close() {
      json.close();
    }
  }
}
