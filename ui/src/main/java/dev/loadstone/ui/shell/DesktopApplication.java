package dev.loadstone.ui.shell;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.mirror.EngineSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The desktop application: one window over one data folder. */
public final class DesktopApplication extends Application {
  private static volatile @Nullable Launch launch;

  private @Nullable EngineSession session;
  private @Nullable MainWindow window;

  /**
   * What it starts with.
   *
   * @param dataFolder absolute
   * @param links to offer for download at once
   */
  public record Launch(Path dataFolder, List<String> links) {}

  /** For {@link Application#launch} only. */
  public DesktopApplication() {}

  /** Closes the window from outside, from any thread; {@link #run} then returns. */
  public static void quit() {
    Platform.exit();
  }

  /** Shows the window and returns when it is closed; once in a process. */
  public static void run(Launch with) {
    launch = with;
    Application.launch(DesktopApplication.class);
  }

  @Override
  public void start(Stage stage) {
    Launch with = launch;
    if (with == null) {
      throw new IllegalStateException("started without run");
    }
    Preferences preferences = Preferences.in(with.dataFolder());
    speak(preferences.get("language", "system"));
    EngineSession opened =
        new EngineSession(
            () -> Loadstone.open(new Settings(with.dataFolder()), Loadstone.Mode.RUN),
            Platform::runLater);
    session = opened;
    MainWindow main = new MainWindow(stage, opened, preferences, new SystemDesktop());
    window = main;
    main.show();
    if (!with.links().isEmpty()) {
      main.offer(String.join("\n", with.links()));
    }
  }

  /** Before the first text is read. */
  private static void speak(String language) {
    if (!language.equals("system")) {
      Locale.setDefault(Locale.Category.DISPLAY, Locale.of(language));
    }
  }

  @Override
  public void stop() {
    MainWindow main = window;
    EngineSession open = session;
    if (main != null) {
      main.leave();
    }
    if (open != null) {
      open.close();
    }
  }
}
