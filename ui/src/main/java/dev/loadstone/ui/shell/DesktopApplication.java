package dev.loadstone.ui.shell;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.mirror.EngineSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop application: one window over one data folder. */
public final class DesktopApplication extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopApplication.class);
  private static final Queue<List<String>> HANDED = new ConcurrentLinkedQueue<>();
  private static final CompletableFuture<Boolean> TOOLKIT = new CompletableFuture<>();
  private static final CompletableFuture<@Nullable Void> ENDED = new CompletableFuture<>();
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static volatile @Nullable Launch launch;
  private static volatile @Nullable EngineSession session;
  private static volatile @Nullable DesktopApplication started;

  private @Nullable MainWindow window;

  /**
   * What it starts with.
   *
   * @param dataFolder absolute
   * @param links to offer for download at once
   * @param rehearsal whether it uses and closes itself, for the virtual machine to take notes
   */
  public record Launch(Path dataFolder, List<String> links, boolean rehearsal) {}

  /** For {@link Application#launch} only. */
  public DesktopApplication() {}

  /** Closes the window from outside, from any thread; {@link #run} then returns. */
  public static void quit() {
    // At a signal JavaFX's own shutdown hook may be first, after which it never ends by itself.
    ENDED.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    Platform.exit();
  }

  /** Shows the window and returns when it is closed and the queue stored; once in a process. */
  public static void run(Launch with) {
    // The engine opens beside the toolkit: it takes about as long.
    EngineSession opening =
        new EngineSession(
            () -> Loadstone.open(new Settings(with.dataFolder()), Loadstone.Mode.RUN),
            DesktopApplication::onScreen);
    launch = with;
    session = opening;
    Thread.ofPlatform().daemon().name("loadstone-window").start(DesktopApplication::show);
    try {
      ENDED.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      TOOLKIT.complete(false);
      opening.close();
    }
  }

  private static void show() {
    try {
      Application.launch(DesktopApplication.class);
      ENDED.complete(null);
    } catch (RuntimeException e) {
      ENDED.completeExceptionally(e);
    }
  }

  private static void onScreen(Runnable task) {
    if (TOOLKIT.join()) {
      Platform.runLater(task);
    }
  }

  @Override
  public void init() {
    TOOLKIT.complete(true);
  }

  /**
   * Brings the window before the others and offers links for download, perhaps none; from any
   * thread. A window that is still to come does so when it is there.
   */
  public static void hand(List<String> links) {
    LOG.info("a later start hands over {} links", links.size());
    HANDED.add(List.copyOf(links));
    DesktopApplication there = started;
    if (there != null) {
      Platform.runLater(there::takeHanded);
    }
  }

  @Override
  public void start(Stage stage) {
    Launch with = launch;
    EngineSession opened = session;
    if (with == null || opened == null) {
      throw new IllegalStateException("started without run");
    }
    Preferences preferences = Preferences.in(with.dataFolder());
    speak(preferences.get("language", "system"));
    MainWindow main = new MainWindow(stage, opened, preferences, new SystemDesktop());
    window = main;
    main.show();
    FirstFrame.of(stage.getScene(), () -> LOG.info("the window is painted"));
    main.whenQueueIsShown(
        () -> FirstFrame.of(stage.getScene(), () -> LOG.info("the queue is shown")));
    if (!with.links().isEmpty()) {
      main.offer(String.join("\n", with.links()));
    }
    started = this;
    takeHanded();
    if (with.rehearsal()) {
      new WindowRehearsal(main, opened, with.dataFolder()).start();
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
    if (main != null) {
      main.leave();
    }
  }

  private void takeHanded() {
    MainWindow main = window;
    List<String> links = HANDED.poll();
    while (links != null && main != null) {
      main.raise();
      if (!links.isEmpty()) {
        main.offer(String.join("\n", links));
      }
      links = HANDED.poll();
    }
  }
}
