package dev.loadstone.ui.shell;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.ui.common.ThemeChoice;
import dev.loadstone.ui.mirror.EngineSession;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

/**
 * Uses the window as a person does at first and closes it: the launcher lets the virtual machine
 * note what that needs. Nothing is fetched: its jobs wait. FX thread.
 */
final class WindowRehearsal {
  private static final Duration LOOK = Duration.millis(120);
  private static final Duration LONGEST = Duration.seconds(30);
  private static final List<String> FILES =
      List.of("rock.png", "chime.ogg", "crate.gltf", "terrain.zip", "base.pck", "notes.txt");

  private final MainWindow window;
  private final EngineSession session;
  private final Path folder;
  private final Deque<Runnable> steps = new ArrayDeque<>();

  WindowRehearsal(MainWindow window, EngineSession session, Path folder) {
    this.window = window;
    this.session = session;
    this.folder = folder;
  }

  /** Returns at once; the application has ended some moments later. */
  void start() {
    after(LONGEST, Platform::exit);
    steps.add(this::submit);
    steps.add(window::raise);
    Stream.of(ThemeChoice.DARK, ThemeChoice.LIGHT)
        .<Runnable>map(choice -> () -> window.appearance().choice().set(choice))
        .forEach(steps::add);
    steps.add(() -> window.offer("https://rehearsal.invalid/rock.png"));
    steps.add(Platform::exit);
    session.state().subscribe(this::goOnIfOpen);
  }

  private void goOnIfOpen(EngineSession.State state) {
    if (!(state instanceof EngineSession.State.Opening)) {
      next();
    }
  }

  private void next() {
    Runnable step = steps.poll();
    if (step != null) {
      step.run();
      after(LOOK, this::next);
    }
  }

  private void submit() {
    List<JobRequest> requests =
        FILES.stream()
            .map(name -> JobRequest.of(Link.parse("https://rehearsal.invalid/" + name), folder))
            .map(request -> request.withStartPaused(true).withLabel("rehearsal"))
            .toList();
    session.tell(engine -> engine.submit(requests), _ -> Platform.exit());
  }

  private static void after(Duration time, Runnable step) {
    PauseTransition pause = new PauseTransition(time);
    pause.setOnFinished(_ -> step.run());
    pause.play();
  }
}
