package dev.loadstone.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON values, one on each line, in UTF-8 whatever the terminal's encoding. */
final class JsonLines {
  private final JsonFactory factory = JsonFactory.builder().build();
  private final PrintStream out;

  JsonLines(PrintStream out) {
    this.out = out;
  }

  /** Writes one line; the consumer writes exactly one value. */
  void line(Consumer<JsonGenerator> value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      value.accept(json);
    }
    bytes.write('\n');
    out.write(bytes.toByteArray(), 0, bytes.size());
  }
}
