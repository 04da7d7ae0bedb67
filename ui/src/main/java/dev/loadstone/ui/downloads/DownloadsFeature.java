package dev.loadstone.ui.downloads;

import dev.loadstone.core.Loadstone.Removal;
import dev.loadstone.core.model.JobState;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobRow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The queue's page. */
public final class DownloadsFeature implements Feature {
  private static final Texts TEXTS = Texts.of(DownloadsFeature.class);

  private final Workbench workbench;
  private final QueueModel model;
  private final QueueTable table;
  private final FilterPane filters;
  private final Command add;
  private final Command pause;
  private final Command resume;
  private final Command retry;
  private final Command remove;
  private final Command deleteFile;
  private final Command open;
  private final Command showInFolder;
  private final Command copyLink;
  private final Command copyPath;
  private final Command pauseAll;
  private final Command resumeAll;

  /**
   * The page over an engine's jobs.
   *
   * @param add lets a person add links; belongs to another feature
   */
  public DownloadsFeature(
      EngineSession session, Workbench workbench, Command add, InstantSource clock) {
    this.workbench = workbench;
    this.add = add;
    model = new QueueModel(session, workbench.notices());
    pause = command("pause", Feather.PAUSE, model::pause).on("Shortcut+P").when(model.canPause());
    resume =
        command("resume", Feather.PLAY, model::resume).on("Shortcut+R").when(model.canResume());
    retry =
        command("retry", Feather.ROTATE_CW, model::retry)
            .on("Shortcut+Shift+R")
            .when(model.canRetry());
    remove =
        command("remove", Feather.X, () -> model.remove(Removal.KEEP_FILE))
            .when(model.hasSelection());
    deleteFile =
        command("delete", Feather.TRASH_2, () -> model.remove(Removal.DELETE_FILE))
            .when(model.hasFile());
    open = command("open", Feather.EXTERNAL_LINK, () -> each(workbench.desktop()::open));
    showInFolder =
        command("folder", Feather.FOLDER, () -> each(workbench.desktop()::showInFolder))
            .on("Shortcut+Shift+O")
            .when(model.hasSelection());
    copyLink =
        command("copyLink", Feather.LINK, this::copyLinks)
            .on("Shortcut+Shift+C")
            .when(model.hasSelection());
    copyPath = command("copyPath", Feather.COPY, this::copyPaths).when(model.hasSelection());
    pauseAll = command("pauseAll", Feather.PAUSE_CIRCLE, model::pauseAll);
    resumeAll = command("resumeAll", Feather.PLAY_CIRCLE, model::resumeAll);
    var nothing =
        Bindings.createBooleanBinding(() -> model.counts().all() == 0, model.counts().version());
    table = new QueueTable(model, clock, new EmptyQueue(add, nothing));
    table.setContextMenu(menu());
    table.setOnKeyPressed(
        event -> {
          switch (event.getCode()) {
            case DELETE, BACK_SPACE -> (event.isShiftDown() ? deleteFile : remove).run();
            case ENTER -> open.run();
            case SPACE -> (model.canPause().get() ? pause : resume).run();
            default -> {
              return;
            }
          }
          event.consume();
        });
    filters = new FilterPane(model);
  }

  @Override
  public String id() {
    return "downloads";
  }

  @Override
  public String title() {
    return TEXTS.get("title");
  }

  @Override
  public Ikon icon() {
    return Feather.DOWNLOAD;
  }

  @Override
  public Node view() {
    return table;
  }

  @Override
  public Optional<Node> sidebar() {
    return Optional.of(filters);
  }

  @Override
  public List<List<Command>> tools() {
    return List.of(List.of(add), List.of(resume, pause, retry), List.of(remove, showInFolder));
  }

  @Override
  public List<Command> commands() {
    return List.of(
        pause,
        resume,
        retry,
        remove,
        deleteFile,
        open,
        showInFolder,
        copyLink,
        copyPath,
        pauseAll,
        resumeAll);
  }

  /** The job that the keyboard is on; null without one. For an inspector beside the table. */
  public ReadOnlyObjectProperty<JobRow> current() {
    return table.getSelectionModel().selectedItemProperty();
  }

  /** How many rows are shown, for tests and the status bar. */
  public ObservableValue<Number> shown() {
    return Bindings.size(model.rows());
  }

  /** Shows only what mentions the text. */
  public void search(String text) {
    model.filter().set(model.filter().get().withText(text));
  }

  /** Adds what others can do with the job that the keyboard is on to the table's menu. */
  public void offer(List<Command> others) {
    var items = table.getContextMenu().getItems();
    items.add(new SeparatorMenuItem());
    others.forEach(each -> items.add(CommandViews.menuItem(each)));
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (List<Command> group :
        List.of(
            List.of(open, showInFolder),
            List.of(resume, pause, retry),
            List.of(copyLink, copyPath),
            List.of(remove, deleteFile))) {
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      group.forEach(each -> menu.getItems().add(CommandViews.menuItem(each)));
    }
    return menu;
  }

  private static Command command(String verb, Ikon icon, Runnable action) {
    return Command.of(TEXTS, "downloads." + verb, icon, action);
  }

  private void each(Consumer<Path> action) {
    model.selected().stream().limit(10).flatMap(row -> file(row).stream()).forEach(action);
  }

  private static Optional<Path> file(JobRow row) {
    return row.job().state() instanceof JobState.Published(var receipt)
        ? Optional.of(receipt.file())
        : Optional.ofNullable(row.job().target());
  }

  private void copyLinks() {
    copy(
        model.selected().stream()
            .map(row -> row.job().request().link().text())
            .collect(Collectors.joining("\n")));
  }

  private void copyPaths() {
    copy(
        model.selected().stream()
            .flatMap(row -> file(row).stream())
            .map(Path::toString)
            .collect(Collectors.joining("\n")));
  }

  private void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    workbench.notices().tell(TEXTS.get("copied"));
  }
}
