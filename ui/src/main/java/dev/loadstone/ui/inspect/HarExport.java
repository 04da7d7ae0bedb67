package dev.loadstone.ui.inspect;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.export.HarFile;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.store.StoreException;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.EngineSession;
import java.io.File;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes requests to HTTP archives that a person names. Starts on the FX thread; reads and writes
 * elsewhere, not on the thread of the commands, which others wait for.
 */
final class HarExport {
  private static final Texts TEXTS = Texts.of(HarExport.class);
  private static final Logger LOG = LoggerFactory.getLogger(HarExport.class);

  private final EngineSession session;
  private final Notices notices;
  private final Executor screen;
  private final Executor writing;

  HarExport(EngineSession session, Notices notices, Executor screen, Executor writing) {
    this.session = session;
    this.notices = notices;
    this.screen = screen;
    this.writing = writing;
  }

  /** Asks for a file; empty if the person thought better of it. */
  static Optional<Path> ask(Node beside, String name) {
    Scene scene = beside.getScene();
    FileChooser chooser = new FileChooser();
    chooser.setTitle(TEXTS.get("har.title"));
    chooser.setInitialFileName(name);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(TEXTS.get("har.kind"), "*.har"));
    return Optional.ofNullable(chooser.showSaveDialog(scene == null ? null : scene.getWindow()))
        .map(File::toPath);
  }

  /** What an archive about something is called: characters that files cannot have left out. */
  static String fileName(String about) {
    String safe = about.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[.-]+", "");
    String head = safe.substring(0, Math.min(safe.length(), 80));
    return (head.isEmpty() ? "loadstone" : head) + ".har";
  }

  /** Writes what is found, and tells when it is done or why not. */
  void write(Path file, Function<Loadstone, Iterator<ExchangeRecord>> found) {
    session.tell(
        engine -> writing.execute(() -> tell(() -> written(file, found.apply(engine)))),
        notices::problem);
  }

  private void tell(Supplier<Runnable> outcome) {
    Runnable telling;
    try {
      telling = outcome.get();
    } catch (StoreException e) {
      telling = () -> notices.problem(TEXTS.format("har.unread", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("an archive was not written", e);
      telling = () -> notices.problem(TEXTS.get("failed.INTERNAL"));
    }
    screen.execute(telling);
  }

  private Runnable written(Path file, Iterator<ExchangeRecord> found) {
    try {
      int count = HarFile.write(file, found);
      return () -> notices.tell(TEXTS.format("har.done", count, file));
    } catch (FailureException e) {
      String why = TEXTS.get("failed." + e.failure().code().name());
      return () -> notices.problem(TEXTS.format("har.failed", why, e.failure().detail()));
    }
  }
}
