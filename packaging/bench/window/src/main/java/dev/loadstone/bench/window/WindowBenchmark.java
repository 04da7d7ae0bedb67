package dev.loadstone.bench.window;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.ui.common.Desktop;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.shell.MainWindow;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Opens the window over a queue and prints how it keeps up, as tables. Arguments: the number of
 * jobs and an empty folder; or {@code fill}, both, and a port, to make the queue only.
 */
public final class WindowBenchmark {
  private WindowBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("fill")) {
      SampleQueue.fill(
          Path.of(arguments[2]), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[1]));
      return;
    }
    int jobs = Integer.parseInt(arguments[0]);
    Path folder = Path.of(arguments[1]);
    try (SteadyServer server = new SteadyServer(0)) {
      SampleQueue.fill(folder, server.port(), jobs);
      measure(folder, jobs);
    }
    System.exit(0);
  }

  private static void measure(Path folder, int jobs) throws Exception {
    CountDownLatch toolkit = new CountDownLatch(1);
    Platform.startup(toolkit::countDown);
    if (!toolkit.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("JavaFX did not start");
    }
    Path data = folder.resolve("data");
    try (EngineSession session =
        new EngineSession(
            () -> Loadstone.open(new Settings(data), Loadstone.Mode.RUN), Platform::runLater)) {
      Stage stage =
          Fx.get(
              () -> {
                Stage fresh = new Stage();
                new MainWindow(fresh, session, Preferences.in(data), new NoDesktop()).show();
                return fresh;
              });
      Fx.await(() -> session.jobs().rows().size() == jobs);
      new Use(stage, session).run();
    }
  }

  private record NoDesktop() implements Desktop {
    @Override
    public void open(Path file) {}

    @Override
    public void showInFolder(Path file) {}

    @Override
    public void notify(String title, String text) {}
  }
}
