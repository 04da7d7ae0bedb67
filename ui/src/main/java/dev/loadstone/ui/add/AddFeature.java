package dev.loadstone.ui.add;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.ui.common.Beat;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.DownloadDefaults;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Lets a person add links. FX thread. */
public final class AddFeature {
  private static final Texts TEXTS = Texts.of(AddFeature.class);
  private static final String WATCH = "add.watch";

  private final EngineSession session;
  private final Workbench workbench;
  private final Command open;
  private final Command watch;
  private final Executor background = task -> Thread.ofVirtual().name("loadstone-add").start(task);
  private @Nullable Beat watching;
  private @Nullable AddSheet sheet;

  public AddFeature(EngineSession session, Workbench workbench) {
    this.session = session;
    this.workbench = workbench;
    open = Command.of(TEXTS, "add.open", Feather.PLUS, () -> offer("")).on("Shortcut+N");
    watch = Command.of(TEXTS, "add.watch", Feather.CLIPBOARD, this::toggleWatch);
    if (workbench.preferences().get(WATCH, "off").equals("on")) {
      startWatch();
    }
  }

  /** Opens the sheet. */
  public Command open() {
    return open;
  }

  /** Turns the offer of copied links on and off. */
  public Command watch() {
    return watch;
  }

  /** Shows the sheet with these links in it; in one that is open they come to the others. */
  public void offer(String links) {
    boolean isLong = links.length() > LinksField.MOST;
    offer(
        isLong ? "" : links.strip(),
        isLong ? List.of(new LinkSource(TEXTS.get("sheet.pasted"), links)) : List.of());
  }

  /** Takes links, texts and list files that are dropped on a scene. */
  public void takeDropsOn(Scene scene) {
    new Drops(background, this::offer, workbench.notices()).on(scene);
  }

  private void offer(String text, List<LinkSource> files) {
    AddSheet there = sheet;
    if (there != null && there.getScene() != null) {
      there.add(text, files);
      return;
    }
    AddOptions usual =
        AddOptions.to(
            FolderField.last(workbench.preferences()).getFirst(),
            new DownloadDefaults(workbench.preferences()).options());
    AddModel model = new AddModel(engine(), usual, background, Platform::runLater);
    model.text(text);
    files.forEach(model::add);
    AddSheet[] shown = new AddSheet[1];
    Runnable cancel = () -> workbench.sheets().close();
    AddSheet fresh =
        new AddSheet(model, workbench.preferences(), now -> submit(model, now, shown[0]), cancel);
    shown[0] = fresh;
    sheet = fresh;
    fresh
        .sceneProperty()
        .subscribe(
            (before, after) -> {
              if (before != null && after == null) {
                model.close();
              }
            });
    workbench.sheets().show(fresh);
    fresh.focus();
  }

  private void submit(AddModel model, boolean now, AddSheet sheet) {
    sheet.busy(true);
    model.submit(
        now,
        added -> {
          FolderField.remember(workbench.preferences(), model.options().target());
          workbench.sheets().close();
          tell(added);
        },
        problem -> {
          sheet.busy(false);
          sheet.wrong(problem);
        });
  }

  private void tell(AddModel.Added added) {
    String text = TEXTS.format("added", added.count());
    workbench
        .notices()
        .tell(
            added.unread() == 0
                ? text
                : text + "; " + TEXTS.format("added.unread", added.unread()));
  }

  private AddModel.Engine engine() {
    Set<String> links =
        session.jobs().rows().stream()
            .filter(row -> !session.jobs().isHidden(row))
            .map(row -> row.job().request().link().text())
            .collect(Collectors.toSet());
    return new AddModel.Engine() {
      @Override
      public boolean isInQueue(Link link) {
        return links.contains(link.text());
      }

      @Override
      public CompletableFuture<ProbedFile> probe(JobRequest request) {
        return AddFeature.this.probe(request);
      }

      @Override
      public void submit(
          List<JobRequest> requests, Consumer<Integer> added, Consumer<String> failed) {
        if (requests.isEmpty()) {
          failed.accept(TEXTS.get("added.nothing"));
        } else {
          session.submit(requests, added, failed);
        }
      }
    };
  }

  private CompletableFuture<ProbedFile> probe(JobRequest request) {
    CompletableFuture<ProbedFile> answer = new CompletableFuture<>();
    session.ask(
        engine -> engine.probe(request),
        asked -> {
          CompletableFuture<ProbedFile> _ =
              asked.whenComplete(
                  (file, thrown) -> {
                    if (file == null) {
                      answer.completeExceptionally(thrown);
                    } else {
                      answer.complete(file);
                    }
                  });
          CompletableFuture<ProbedFile> _ =
              answer.whenComplete(
                  (_, _) -> {
                    if (answer.isCancelled()) {
                      asked.cancel(true);
                    }
                  });
        },
        problem -> answer.completeExceptionally(new InvalidInputException(problem)));
    return answer;
  }

  private void toggleWatch() {
    Beat running = watching;
    if (running == null) {
      startWatch();
    } else {
      running.stop();
      watching = null;
    }
    boolean on = watching != null;
    workbench.preferences().put(WATCH, on ? "on" : "off");
    workbench.notices().tell(TEXTS.get(on ? "watch.on" : "watch.off"));
  }

  private void startWatch() {
    ClipboardWatch clipboard =
        new ClipboardWatch(() -> Clipboard.getSystemClipboard().getString(), this::copied);
    Beat every = new Beat(Duration.ofSeconds(1), clipboard::look);
    every.start();
    watching = every;
  }

  private void copied(String text) {
    if (!workbench.sheets().isOpen()) {
      int count = (int) text.lines().filter(line -> !line.isBlank()).count();
      workbench
          .notices()
          .offer(TEXTS.format("watch.found", count), TEXTS.get("watch.add"), () -> offer(text));
    }
  }
}
