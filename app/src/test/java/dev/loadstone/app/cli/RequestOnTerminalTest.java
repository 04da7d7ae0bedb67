package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal sees of an answer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RequestOnTerminalTest {
  @TempDir Path folder;

  private String shown(Map<String, String> environment, String type, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send(
                  "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                      .formatted(type, body.length));
              wire.send(body);
              return false;
            })) {
      Surroundings surroundings =
          new Surroundings(
              InputStream.nullInputStream(),
              new PrintStream(out, false, StandardCharsets.UTF_8),
              new PrintStream(out, false, StandardCharsets.UTF_8),
              true,
              environment,
              _ -> folder,
              null,
              new Interruption(),
              System::nanoTime,
              InstantSource.system());
      int code =
          new Program(surroundings).run(List.of("request", server.link("/").text()), List.of());
      assertThat(code).isZero();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private String plain(String type, String body) {
    return shown(Map.of("NO_COLOR", "1"), type, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void json_isIndentedWithStatusAndHeadersAbove() {
    assertThat(plain("application/json", "{\"a\":[1.10,true],\"b\":{},\"c\":\"x\\u001b[2J\\n\"}"))
        .isEqualTo(
            """
            HTTP/1.1 200 OK
            Content-Type: application/json
            Content-Length: 43

            {
              "a": [
                1.10,
                true
              ],
              "b": {},
              "c": "x\\u001b[2J\\n"
            }
            """);
  }

  @Test
  void json_isColouredUnlessNoColorIsSet() {
    byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(shown(Map.of(), "application/problem+json", body)).contains("\u001b[36m1\u001b[0m");
    assertThat(shown(Map.of("NO_COLOR", "1"), "application/problem+json", body))
        .doesNotContain("\u001b");
  }

  @Test
  void brokenJson_isShownAsItIs() {
    assertThat(plain("application/json", "<p>not here</p>")).endsWith("\n\n<p>not here</p>\n");
  }

  @Test
  void text_keepsItsCharsetAndLosesWhatSteersTheTerminal() {
    Charset latin = StandardCharsets.ISO_8859_1;
    assertThat(
            shown(
                Map.of(), "text/plain; charset=iso-8859-1", "Größe\u001b[31m\r\n".getBytes(latin)))
        .endsWith("\n\nGröße?[31m\n");
  }

  @Test
  void binary_isDescribedInOneLine() {
    byte[] picture = new byte[2048];
    assertThat(shown(Map.of(), "image/png", picture))
        .endsWith("\n\n(2.00 KiB of image/png; -o FILE keeps them)\n");
  }

  @Test
  void longText_isShownToItsBeginning() {
    byte[] text = "a line of text\n".repeat(400_000).getBytes(StandardCharsets.UTF_8);
    String shown = shown(Map.of(), "text/plain", text);
    assertThat(shown)
        .hasSizeLessThan(5 << 20)
        .endsWith("(that is the beginning; -o FILE takes all)\n");
  }
}
