package dev.loadstone.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.testing.QueuedScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real engine; this thread is the screen's. */
class HostsModelTest {
  @TempDir Path folder;

  private final QueuedScreen screen = new QueuedScreen();
  private EngineSession session;
  private HostsModel model;

  @BeforeEach
  void open() {
    session =
        new EngineSession(() -> Loadstone.open(new Settings(folder), Loadstone.Mode.HOLD), screen);
    model = new HostsModel(session, screen::problem);
  }

  @AfterEach
  void close() {
    session.close();
    assertThat(screen.problems).isEmpty();
  }

  @Test
  void save_newHost_isListed_itsPasswordInTheSecretsFileAlone() throws IOException {
    HostDraft draft = draft(null);
    draft.host.text().set("assets.example");
    draft.signIn.set(SignIn.BASIC);
    draft.user.set("ada");
    draft.password.set("l0velace-unseen");
    model.save(draft);
    screen.await("it is listed", () -> patterns().equals(List.of("assets.example")));
    session.close();

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).filter(HostsModelTest::holdsThePassword))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("loadstone-secrets.json");
    }
  }

  @Test
  void save_underAnotherName_takesTheSecretsAlong_andForgetsTheOld() {
    HostDraft draft = draft(null);
    draft.host.text().set("a.example");
    draft.signIn.set(SignIn.BASIC);
    draft.user.set("ada");
    draft.password.set("lovelace");
    model.save(draft);
    screen.await("it is listed", () -> patterns().equals(List.of("a.example")));

    HostDraft again = draft(HostPattern.parse("a.example"));
    again.host.text().set("b.example");
    model.save(again);
    screen.await("the other is listed", () -> patterns().equals(List.of("b.example")));

    assertThat(draft(HostPattern.parse("b.example")).kept().secrets().password())
        .isEqualTo("lovelace");
  }

  @Test
  void remove_isForgotten_secretsToo() {
    HostDraft draft = draft(null);
    draft.host.text().set("a.example");
    draft.headers.text().set("X-Key: 1");
    model.save(draft);
    screen.await("it is listed", () -> !patterns().isEmpty());

    model.remove(HostPattern.parse("a.example"));
    screen.await("it is gone", () -> patterns().isEmpty());

    assertThat(draft(HostPattern.parse("a.example")).headers.text().get()).isEmpty();
  }

  private HostDraft draft(@Nullable HostPattern pattern) {
    CompletableFuture<HostDraft> told = new CompletableFuture<>();
    model.draft(pattern, told::complete);
    screen.await("a draft", told::isDone);
    return told.join();
  }

  private List<String> patterns() {
    return model.profiles().stream().map(HostProfile::pattern).map(HostPattern::toString).toList();
  }

  private static boolean holdsThePassword(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains("l0velace-unseen");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
