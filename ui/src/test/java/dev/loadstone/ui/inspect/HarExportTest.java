package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.mirror.EngineSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarExportTest {
  @TempDir Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Notices notices =
      new Notices() {
        @Override
        public void tell(String text) {
          told.add(text);
        }

        @Override
        public void offer(String text, String action, Runnable run) {
          throw new UnsupportedOperationException("nothing is offered");
        }

        @Override
        public void undoable(String text, Runnable undo, Runnable gone) {
          throw new UnsupportedOperationException("nothing is undone");
        }

        @Override
        public void problem(String text) {
          told.add("problem: " + text);
        }
      };

  @Test
  void write_foundRequests_tellsHowManyAndWhere() throws IOException {
    Path file = folder.resolve("all.har");

    export(file);

    assertThat(told).contains("One request written to " + file);
    assertThat(Files.readString(file)).contains("https://cdn.example/base.pck");
  }

  @Test
  void write_folderThatIsNotThere_tellsWhyAndWritesNothing() {
    Path file = folder.resolve("none").resolve("all.har");

    export(file);

    assertThat(told.getLast()).startsWith("problem: No archive was written: ");
    assertThat(file).doesNotExist();
  }

  @Test
  void fileName_ofAnything_isSafe() {
    assertThat(HarExport.fileName("../a b:c/d.pck")).isEqualTo("a-b-c-d.pck.har");
    assertThat(HarExport.fileName("…")).isEqualTo("loadstone.har");
  }

  private void export(Path file) {
    Settings settings = new Settings(folder.resolve("data"));
    Loadstone.record(settings, List.of(Exchanges.whole(5)));
    try (EngineSession session =
        new EngineSession(() -> Loadstone.open(settings, Loadstone.Mode.HOLD), Runnable::run)) {
      new HarExport(session, notices, Runnable::run, Runnable::run)
          .write(file, engine -> engine.allExchanges(ExchangeQuery.ALL).iterator());
    }
  }
}
