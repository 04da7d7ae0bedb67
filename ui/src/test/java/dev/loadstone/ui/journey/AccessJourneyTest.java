package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.TestAuthority;
import dev.loadstone.core.testing.TestAuthority.Issued;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessJourneyTest {
  private static final String HELLO =
      "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 5\r\n\r\nhello";
  private static final String WHO_ASKS =
      "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";

  @TempDir Path folder;

  @Test
  void selfSignedServer_isShownWithItsFingerprint_andTrusted() {
    Issued own = TestAuthority.selfSigned("nas.lan", Instant.now());
    try (RawServer server =
            RawServer.startTls(
                own.serverContext().getServerSocketFactory(),
                (_, wire) -> {
                  wire.send(HELLO);
                  return true;
                });
        OpenWindow open = OpenWindow.in(folder)) {
      open.submit(server.localhost("/rock.bin"));
      open.await("it is refused", () -> isIn(open, JobState.Failed.class));

      open.select(0);
      open.await("the step is there", () -> open.shows("#step-trust_certificate"));
      open.click("#step-trust_certificate");
      open.await("it asks", () -> open.shows("#trust-fingerprint"));
      assertThat(text(open, "#trust-pin")).isEqualTo(new KeyPin(own.pin()).toString());
      assertThat(text(open, "#trust-subject")).isEqualTo("CN=nas.lan");
      open.keepPictures("trust");
      open.click("#ask-confirm");
      open.await("it is done", () -> isIn(open, JobState.Published.class));
    }
    assertThat(folder.resolve("assets").resolve("rock.bin")).hasContent("hello");
  }

  @Test
  void serverThatAsksWho_signIn_byKeyboard_isRememberedOnlyIfTicked() {
    try (RawServer server =
            RawServer.start(
                (request, wire) -> {
                  boolean known = request.headers().has("Authorization");
                  wire.send(known ? HELLO : WHO_ASKS);
                  return true;
                });
        OpenWindow open = OpenWindow.in(folder)) {
      open.submit(server.link("/rock.bin"));
      open.await("it is refused", () -> isIn(open, JobState.Failed.class));

      open.select(0);
      open.await("the step is there", () -> open.shows("#step-sign_in"));
      open.click("#step-sign_in");
      open.await("it asks", () -> open.shows("#edit-user"));
      open.robot.write("ada");
      open.press(KeyCode.TAB);
      open.robot.write("lovelace");
      open.keepPictures("sign-in");
      open.press(KeyCode.ENTER);
      open.await("it is done", () -> isIn(open, JobState.Published.class));
      assertThat(text(open, "#search")).isEmpty();

      open.submit(server.link("/other.bin"));
      open.await(
          "the next is not known",
          () ->
              open.session().jobs().rows().stream()
                  .anyMatch(row -> row.job().state() instanceof JobState.Failed));
    }
  }

  private static String text(OpenWindow open, String selector) {
    return ((TextInputControl) open.find(selector)).getText();
  }

  private static boolean isIn(OpenWindow open, Class<? extends JobState> state) {
    return open.session().jobs().rows().stream()
        .anyMatch(row -> state.isInstance(row.job().state()));
  }
}
