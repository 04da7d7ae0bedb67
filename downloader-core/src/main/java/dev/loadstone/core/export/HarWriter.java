package dev.loadstone.core.export;

import dev.loadstone.core.model.ExchangeRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes exchanges as an HTTP archive (HAR 1.2): docs/formats/har.md. Holds one exchange at a time,
 * however many there are.
 */
public final class HarWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private HarWriter() {}

  /**
   * Writes a whole archive in UTF-8; leaves the stream open.
   *
   * @return how many entries it has
   * @throws IOException if the stream does not take it
   */
  public static int write(OutputStream out, Iterator<ExchangeRecord> records) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      json.writeObjectPropertyStart("log");
      json.writeStringProperty("version", "1.2");
      json.writeObjectPropertyStart("creator");
      json.writeStringProperty("name", "Loadstone");
      json.writeStringProperty("version", version());
      json.writeEndObject();
      json.writeStringProperty(
          "comment", "Secrets are replaced by [redacted]; bodies are not kept");
      json.writeArrayPropertyStart("entries");
      HarEntry entry = new HarEntry(json);
      int count = 0;
      while (records.hasNext()) {
        entry.write(records.next());
        count++;
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
      return count;
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String version() {
    String packaged = HarWriter.class.getPackage().getImplementationVersion();
    return packaged == null ? "0" : packaged;
  }
}
