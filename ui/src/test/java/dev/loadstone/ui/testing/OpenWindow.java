package dev.loadstone.ui.testing;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.LocalServer;
import dev.loadstone.ui.common.Desktop;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobRow;
import dev.loadstone.ui.shell.MainWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window over a real engine and a local server, and a robot that uses it.
 *
 * <p>Waits are bounded and end as soon as what they wait for is there.
 */
public final class OpenWindow implements AutoCloseable {
  private static final int LONGEST_WAIT = 20;
  private static final int MOST_PULSES = 60;

  public final FxRobot robot = new FxRobot();
  public final LocalServer server;
  public final Path folder;
  public final List<Path> opened = new CopyOnWriteArrayList<>();
  public final List<String> notified = new CopyOnWriteArrayList<>();
  private final List<String> screenFaults = new CopyOnWriteArrayList<>();
  private final boolean ownServer;
  private final EngineSession session;
  private final Stage stage;
  private final MainWindow window;

  /** Opens it over a folder, which may hold a queue already. */
  public static OpenWindow in(Path folder) {
    return new OpenWindow(folder, new LocalServer(), true);
  }

  private OpenWindow(Path folder, LocalServer server, boolean ownServer) {
    this.folder = folder;
    this.server = server;
    this.ownServer = ownServer;
    try {
      FxToolkit.registerPrimaryStage();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("JavaFX did not start", e);
    }
    Path data = folder.resolve("data");
    session =
        new EngineSession(
            () -> Loadstone.open(new Settings(data), Loadstone.Mode.RUN), Platform::runLater);
    Preferences preferences = Preferences.in(data);
    preferences.put("add.folder", folder.resolve("assets").toString());
    preferences.put("appearance", System.getProperty("loadstone.test.appearance", "light"));
    Object[] made =
        onFx(
            () -> {
              Stage fresh = new Stage();
              MainWindow main = new MainWindow(fresh, session, preferences, recording());
              main.show();
              return new Object[] {fresh, main};
            });
    stage = (Stage) made[0];
    window = (MainWindow) made[1];
    await("the engine is open", () -> session.state().get() instanceof EngineSession.State.Open);
  }

  /** Closes the window and opens it again over the same folder and server. */
  public OpenWindow restarted() {
    closeWindow();
    return new OpenWindow(folder, server, ownServer);
  }

  public EngineSession session() {
    return session;
  }

  public MainWindow window() {
    return window;
  }

  public Stage stage() {
    return stage;
  }

  /** Shows jobs that the engine does not have, and no others. */
  public void show(EngineChanges changes) {
    onFx(
        () -> {
          session.jobs().apply(changes);
          return true;
        });
    await("the rows are there", () -> session.jobs().rows().size() == changes.changed().size());
  }

  /** A node of the window by its CSS selector; fails if there is none. */
  public Node find(String selector) {
    return robot.lookup(selector).query();
  }

  public boolean shows(String selector) {
    return onFx(() -> robot.lookup(selector).tryQuery().filter(Node::isVisible).isPresent());
  }

  /** Puts links in the queue past the sheet, which would ask the server about them first. */
  public void submit(Link... links) {
    List<JobRequest> requests =
        Arrays.stream(links).map(l -> JobRequest.of(l, folder.resolve("assets"))).toList();
    CompletableFuture<Integer> added = new CompletableFuture<>();
    session.ask(
        engine -> engine.submit(requests).size(),
        added::complete,
        why -> added.completeExceptionally(new AssertionError(why)));
    added.orTimeout(LONGEST_WAIT, TimeUnit.SECONDS).join();
  }

  /** Puts a text on the clipboard and pastes it into the window. */
  public void paste(String text) {
    onFx(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          return Clipboard.getSystemClipboard().setContent(content);
        });
    press(javafx.scene.input.KeyCode.CONTROL, javafx.scene.input.KeyCode.V);
  }

  public void press(javafx.scene.input.KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Clicks a node once it stands still; fails if the press went elsewhere. */
  public void click(String selector) {
    Node node = find(selector);
    AtomicBoolean isPressed = new AtomicBoolean();
    EventHandler<MouseEvent> pressed = _ -> isPressed.set(true);
    onFx(
        () -> {
          node.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
          return true;
        });
    awaitStill(node);
    robot.clickOn(node);
    WaitForAsyncUtils.waitForFxEvents();
    node.removeEventFilter(MouseEvent.MOUSE_PRESSED, pressed);
    if (!isPressed.get()) {
      throw new AssertionError("the press went beside " + selector + ": " + bounds(node));
    }
  }

  /** Waits until a node is at the same place in two pulses: after a new size, it moves. */
  private static void awaitStill(Node node) {
    Bounds last = null;
    for (int pulses = 0; pulses < MOST_PULSES; pulses++) {
      afterPulse(node.getScene());
      Bounds now = bounds(node);
      if (now.equals(last)) {
        return;
      }
      last = now;
    }
  }

  private static void afterPulse(Scene scene) {
    CompletableFuture<Boolean> laidOut = new CompletableFuture<>();
    Runnable listener = () -> laidOut.complete(true);
    onFx(
        () -> {
          scene.addPostLayoutPulseListener(listener);
          Platform.requestNextPulse();
          return true;
        });
    laidOut.orTimeout(LONGEST_WAIT, TimeUnit.SECONDS).join();
    onFx(
        () -> {
          scene.removePostLayoutPulseListener(listener);
          return true;
        });
  }

  private static Bounds bounds(Node node) {
    return onFx(() -> node.localToScreen(node.getBoundsInLocal()));
  }

  public void select(int row) {
    TableView<?> table = (TableView<?>) find("#queue-table");
    onFx(
        () -> {
          table.requestFocus();
          table.getSelectionModel().clearAndSelect(row);
          table.scrollTo(Math.max(0, row - 4));
          return row;
        });
  }

  /** How many rows the table shows. */
  public int rows() {
    return onFx(() -> ((TableView<?>) find("#queue-table")).getItems().size());
  }

  /** Waits until something is true on the FX thread. */
  public void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(LONGEST_WAIT, TimeUnit.SECONDS, () -> onFx(condition));
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(
          "not within " + LONGEST_WAIT + " s: " + what + "; " + onFx(this::jobs), e);
    }
  }

  /** What stands in the queue, for whoever reads a failure. */
  private String jobs() {
    return session.jobs().rows().stream()
        .limit(3)
        .map(row -> row.name() + " is " + row.job().state())
        .toList()
        .toString();
  }

  /** The window as a picture; at what scale the pixels are. */
  public WritableImage picture(double scale) {
    return onFx(
        () -> {
          var root = stage.getScene().getRoot();
          root.applyCss();
          root.layout();
          var parameters = new javafx.scene.SnapshotParameters();
          parameters.setTransform(javafx.scene.transform.Transform.scale(scale, scale));
          return root.snapshot(parameters, null);
        });
  }

  /**
   * Keeps the window in light and dark, at 100 and 200 %, among the build's screens, and checks
   * each. At 200 % it is as large as half of a usual screen: 960 by 540.
   */
  public void keepPictures(String name) {
    for (String look : List.of("light", "dark")) {
      runCommand("appearance." + look);
      resize(1160, 720);
      keepPicture(name + "-" + look + "-100", 1);
      resize(960, 540);
      keepPicture(name + "-" + look + "-200", 2);
    }
    resize(1160, 720);
    runCommand("appearance.light");
  }

  /** Keeps one picture of the window as it is, named after the language too, and checks it. */
  public void keepPicture(String name, double scale) {
    WaitForAsyncUtils.waitForFxEvents();
    String language = java.util.Locale.getDefault(java.util.Locale.Category.DISPLAY).getLanguage();
    Pictures.keep(picture(scale), name + "-" + language);
    var root = stage.getScene().getRoot();
    List<String> faults =
        onFx(
            () -> {
              root.applyCss();
              root.layout(); // words that came since the picture have their room too
              List<String> all = new java.util.ArrayList<>(ScreenCheck.cutWords(root));
              ScreenCheck.nameless(root).forEach(each -> all.add("no name: " + each));
              ScreenCheck.unreachable(root).forEach(each -> all.add("no focus: " + each));
              return all;
            });
    faults.forEach(fault -> screenFaults.add(name + " (" + language + "): " + fault));
  }

  /** What was found wrong on the pictures kept so far. */
  public List<String> screenFaults() {
    return List.copyOf(screenFaults);
  }

  /** Makes the window that large. */
  public void resize(double width, double height) {
    onFx(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          return true;
        });
    await("it is that large", () -> Math.abs(stage.getScene().getWidth() - width) < 40);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Runs a command of the window by its id. */
  public void runCommand(String id) {
    onFx(
        () -> {
          window.command(id).run();
          return true;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Selects the row of a file. */
  public void selectNamed(String name) {
    TableView<?> table = (TableView<?>) find("#queue-table");
    int at =
        onFx(
            () -> {
              for (int i = 0; i < table.getItems().size(); i++) {
                if (((JobRow) table.getItems().get(i)).name().equals(name)) {
                  return i;
                }
              }
              throw new AssertionError("no row of " + name);
            });
    select(at);
  }

  @Override
  public void close() {
    closeWindow();
    if (ownServer) {
      server.close();
    }
  }

  /** Runs something on the FX thread and returns what it gives. */
  public static <T> T onFx(Callable<T> action) {
    if (Platform.isFxApplicationThread()) {
      try {
        return action.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(action.call());
          } catch (Exception | AssertionError e) {
            done.completeExceptionally(e);
          }
        });
    return done.orTimeout(LONGEST_WAIT, TimeUnit.SECONDS).join();
  }

  private void closeWindow() {
    onFx(
        () -> {
          window.leave();
          stage.close();
          // The headless platform keeps each window that ever was the active one.
          stage.setScene(null);
          stage.setOnCloseRequest(null);
          return true;
        });
    session.close();
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Desktop recording() {
    return new Desktop() {
      @Override
      public void open(Path file) {
        opened.add(file);
      }

      @Override
      public void showInFolder(Path file) {
        opened.add(file);
      }

      @Override
      public void notify(String title, String text) {
        notified.add(text);
      }
    };
  }

  /** A file's bytes. */
  public byte[] read(String name) {
    try {
      return Files.readAllBytes(folder.resolve("assets").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
