package dev.loadstone.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.RevocationVerdict;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inspector, kept under {@code target/screens} for people to look at. */
@Tag("screens")
class InspectorScreensTest {
  private static final KeyCode[] TABS = {
    KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
  };

  @TempDir Path folder;

  @Test
  void inspector_everyTab_saysAllItsWords() throws IOException {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link first = open.server.link("/packs/dungeon-of-a-rather-long-name-that-goes-on-and-on.zip");
      open.server.serve(first, FakeResource.of(zip()));
      Link moved = open.server.link("/download?id=7");
      open.server.serve(
          moved,
          new FakeAnswer(
              302, Headers.of("Location", "/small.pck"), new byte[0], FakeAnswer.Framing.LENGTH));
      Link small = open.server.link("/small.pck");
      open.server.serve(small, FakeResource.random(4, 3 << 20).withMediaType("application/x-pck"));
      open.server.next(small, FakeBehaviour.NORMAL.cutAfter(1 << 20));
      open.submit(first, moved, open.server.link("/none.png"));
      open.await("one is done", () -> count(open, JobGroup.DONE) == 2);
      open.await("one has failed", () -> count(open, JobGroup.FAILED) == 1);
      Link big = open.server.link("/big.pck");
      open.server.serve(big, FakeResource.random(3, 24 << 20).withMediaType("application/x-pck"));
      open.server.next(big, FakeBehaviour.NORMAL.cutAfter(1 << 20));
      for (int i = 1; i <= 4; i++) {
        open.server.next(big, FakeBehaviour.NORMAL.stallAfter(i << 19));
      }
      submit(open, big);
      open.await("several bring it", () -> segments(open) >= 3 && received(open) > 4 << 20);
      capture(open, 3, "running", TABS);
      capture(open, 0, "archive", KeyCode.DIGIT1, KeyCode.DIGIT5);
      capture(open, 1, "resumed", KeyCode.DIGIT1, KeyCode.DIGIT2);
      capture(open, 2, "failed", KeyCode.DIGIT1, KeyCode.DIGIT2);
      captureHistory(open);
      assertThat(open.screenFaults()).isEmpty();
    }
  }

  private static void capture(OpenWindow open, int row, String name, KeyCode... tabs) {
    open.select(row);
    for (KeyCode tab : tabs) {
      open.press(KeyCode.ALT, tab);
      open.keepPictures("inspector-" + name + "-" + tab.getChar());
    }
  }

  private static void captureHistory(OpenWindow open) {
    // A stalled piece that is asked for again would be the newest.
    open.session().tell(engine -> engine.pause(new Selection.All()), _ -> {});
    open.await(
        "nothing runs",
        () -> count(open, JobGroup.ACTIVE) == 0 && count(open, JobGroup.WAITING) == 0);
    open.session().tell(engine -> engine.record(List.of(unverified())), _ -> {});
    open.click("#nav-history");
    open.await("the newest is first", () -> firstLink(open).contains("cdn.example"));
    open.keepPictures("history");
    OpenWindow.onFx(
        () -> {
          ListView<?> details = (ListView<?>) open.find("#history #exchange-details");
          details.scrollTo(details.getItems().size() - 1);
          return true;
        });
    open.keepPictures("history-tls");
  }

  private static String firstLink(OpenWindow open) {
    TableView<?> table = (TableView<?>) open.find("#history-table");
    return table.getItems().isEmpty()
        ? ""
        : table.getColumns().getFirst().getCellData(0).toString();
  }

  private static HttpExchange unverified() {
    Instant at = Instant.now();
    HttpExchange.CertificateFacts certificate =
        new HttpExchange.CertificateFacts(
            "CN=cdn.example,O=Someone",
            "CN=cdn.example,O=Someone",
            at.minus(Duration.ofDays(400)),
            at.minus(Duration.ofDays(35)),
            KeyPin.of(new byte[32]),
            List.of("cdn.example"),
            "");
    return new HttpExchange(
        1,
        0,
        0,
        "OPTIONS",
        "https://cdn.example/packs/base.pck",
        Headers.of("Accept", "*/*"),
        200,
        "OK",
        Headers.of("Content-Length", "5"),
        "h2",
        "192.0.2.1:443",
        false,
        at,
        new HttpExchange.Timing(100, 3_000, 30_000, 20_000, 500, 40_000, 2_000),
        5,
        0,
        HttpExchange.TlsFacts.of(
            "TLSv1.3",
            "TLS_AES_128_GCM_SHA256",
            List.of(certificate),
            true,
            false,
            RevocationVerdict.UNKNOWN,
            "the certificate names nobody to ask"),
        null);
  }

  private static void submit(OpenWindow open, Link link) {
    TransferOptions four = TransferOptions.DEFAULTS.toBuilder().connections(4).build();
    JobRequest request = JobRequest.of(link, open.folder.resolve("assets")).withOptions(four);
    open.session().tell(engine -> engine.submit(List.of(request)), _ -> {});
  }

  private static int segments(OpenWindow open) {
    return live(open).mapToInt(live -> live.segments().size()).max().orElse(0);
  }

  private static long received(OpenWindow open) {
    return live(open).mapToLong(LiveProgress::received).max().orElse(0);
  }

  private static Stream<LiveProgress> live(OpenWindow open) {
    return open.session().jobs().rows().stream()
        .map(row -> row.getValue().live())
        .filter(Objects::nonNull);
  }

  private static long count(OpenWindow open, JobGroup group) {
    return open.session().jobs().rows().stream().filter(row -> row.group() == group).count();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 40; i++) {
        zip.putNextEntry(new ZipEntry("dungeon/tiles/wall-%02d.png".formatted(i)));
        zip.write("wall".repeat(100 * i).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
