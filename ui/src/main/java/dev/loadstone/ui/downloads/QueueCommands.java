package dev.loadstone.ui.downloads;

import dev.loadstone.core.Loadstone.Removal;
import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Selection;
import dev.loadstone.ui.common.AskSheet;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.JobRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the jobs of the queue. FX thread. */
final class QueueCommands {
  private static final Texts TEXTS = Texts.of(QueueCommands.class);
  private static final String CONFIRMED = "queue.delete.confirmed";
  private static final int MOST_OPENED = 10;
  private static final int SOON = 10;

  private final Workbench workbench;
  private final QueueModel model;
  private final JobEdits edits;
  private final AccessSheets access;

  /** Moves the selected rows by so many places; the table knows where they stand. */
  private IntConsumer mover = _ -> {};

  final Command pause;
  final Command resume;
  final Command retry;
  final Command remove;
  final Command deleteFile;
  final Command open;
  final Command showInFolder;
  final Command copyLink;
  final Command copyPath;
  final Command copyCode;
  final Command changeLink;
  final Command changeFolder;
  final Command label;
  final Command limit;
  final Command moveUp;
  final Command moveDown;
  final Command first;
  final Command usual;
  final Command last;
  final Command pauseAll;
  final Command resumeAll;

  QueueCommands(QueueModel model, AccessSheets access, Workbench workbench) {
    this.workbench = workbench;
    this.model = model;
    this.access = access;
    edits = new JobEdits(model, workbench.sheets());
    pause = command("pause", Feather.PAUSE, model::pause).on("Shortcut+P").when(model.canPause());
    resume =
        command("resume", Feather.PLAY, model::resume).on("Shortcut+R").when(model.canResume());
    retry =
        command("retry", Feather.ROTATE_CW, model::retry)
            .on("Shortcut+Shift+R")
            .when(model.canRetry());
    remove = selected("remove", Feather.X, () -> model.remove(Removal.KEEP_FILE));
    deleteFile = command("delete", Feather.TRASH_2, this::deleteFiles).when(model.hasFile());
    open =
        command("open", Feather.EXTERNAL_LINK, () -> each(workbench.desktop()::open))
            .on("Shortcut+O")
            .when(model.hasFile());
    showInFolder =
        selected("folder", Feather.FOLDER, () -> each(workbench.desktop()::showInFolder))
            .on("Shortcut+Shift+O");
    copyLink =
        selected("copyLink", Feather.LINK, () -> copy(row -> Optional.of(link(row))))
            .on("Shortcut+Shift+C");
    copyPath = selected("copyPath", Feather.COPY, () -> copy(row -> file(row).map(Path::toString)));
    copyCode =
        selected(
            "copyCode",
            Feather.CODE,
            () -> copy(row -> file(row).map(file -> GodotCode.of(row.kind(), file))));
    changeLink =
        command("changeLink", Feather.EDIT_2, () -> one(edits::link))
            .on("Shortcut+E")
            .when(model.hasOne());
    changeFolder =
        command("changeFolder", Feather.FOLDER_PLUS, () -> one(row -> edits.folder(row, null)))
            .when(model.hasOne());
    label = selected("label", Feather.TAG, () -> edits.label(model.selected())).on("Shortcut+L");
    limit =
        selected("limit", Feather.ACTIVITY, () -> edits.speed(model.selected()))
            .on("Shortcut+Shift+L");
    moveUp = selected("moveUp", Feather.ARROW_UP, () -> mover.accept(-1)).on("Alt+Up");
    moveDown = selected("moveDown", Feather.ARROW_DOWN, () -> mover.accept(1)).on("Alt+Down");
    first = selected("priority.first", Feather.CHEVRONS_UP, () -> priority(SOON));
    usual = selected("priority.usual", Feather.MINUS, () -> priority(0));
    last = selected("priority.last", Feather.CHEVRONS_DOWN, () -> priority(-SOON));
    pauseAll = command("pauseAll", Feather.PAUSE_CIRCLE, () -> model.pause(new Selection.All()));
    resumeAll = command("resumeAll", Feather.PLAY_CIRCLE, () -> model.resume(new Selection.All()));
  }

  /** All of them, in the order of menus. */
  List<Command> all() {
    return groups().stream().flatMap(List::stream).toList();
  }

  /** Those about the selected jobs first, then those about all. */
  List<List<Command>> groups() {
    return List.of(
        List.of(open, showInFolder),
        List.of(resume, pause, retry),
        List.of(changeLink, changeFolder, label, limit),
        List.of(moveUp, moveDown, first, usual, last),
        List.of(copyLink, copyPath, copyCode),
        List.of(remove, deleteFile),
        List.of(resumeAll, pauseAll));
  }

  void moveWith(IntConsumer newMover) {
    mover = newMover;
  }

  /** Does what a person chose about a failure. */
  void perform(NextStep step, JobRow row) {
    switch (step) {
      case RETRY -> model.retry(row);
      case CHANGE_LINK -> edits.link(row);
      case CHANGE_CHECKSUM -> edits.checksum(row);
      case CHOOSE_FOLDER -> edits.folder(row, null);
      case CHOOSE_NAME -> edits.name(row);
      case SIGN_IN -> access.signIn(row);
      case SIGN_IN_PROXY -> access.signInToProxy(row);
      case TAKE_ANYWAY -> edits.takeAnyway(row);
      case TRUST_CERTIFICATE -> access.trust(row);
      case OVERWRITE -> edits.overwrite(row);
      case RENAME -> edits.rename(row);
      case ALLOW_SIZE -> edits.allowAnySize(row);
      case FREE_SPACE -> workbench.desktop().open(row.job().request().folder());
      case TAKE_NEW -> edits.onChange(row, ChangePolicy.RESTART);
      case KEEP_BOTH -> edits.onChange(row, ChangePolicy.KEEP_BOTH);
      case STOP -> model.remove(List.of(row), Removal.KEEP_FILE);
    }
  }

  private static Command command(String verb, Ikon icon, Runnable action) {
    return Command.of(TEXTS, "downloads." + verb, icon, action);
  }

  private Command selected(String verb, Ikon icon, Runnable action) {
    return command(verb, icon, action).when(model.hasSelection());
  }

  private void priority(int priority) {
    model.change(model.selected(), request -> request.withPriority(priority));
  }

  private void deleteFiles() {
    if (workbench.preferences().get(CONFIRMED, "").equals("yes")) {
      model.remove(Removal.DELETE_FILE);
      return;
    }
    AskSheet sheet =
        new AskSheet(
                TEXTS.format("delete.title", model.selected().size()),
                TEXTS.get("delete.explanation"),
                TEXTS.get("delete.confirm"))
            .dangerous();
    CheckBox always = sheet.box("delete-always", TEXTS.get("delete.always"));
    sheet.show(
        workbench.sheets(),
        () -> {
          if (always.isSelected()) {
            workbench.preferences().put(CONFIRMED, "yes");
          }
          model.remove(Removal.DELETE_FILE);
          return null;
        });
  }

  private void one(Consumer<JobRow> action) {
    if (model.selected().size() == 1) {
      action.accept(model.selected().getFirst());
    }
  }

  private void each(Consumer<Path> action) {
    model.selected().stream().limit(MOST_OPENED).flatMap(row -> file(row).stream()).forEach(action);
  }

  private static String link(JobRow row) {
    return row.job().request().link().text();
  }

  private static Optional<Path> file(JobRow row) {
    return row.job().state() instanceof JobState.Published(var receipt)
        ? Optional.of(receipt.file())
        : Optional.ofNullable(row.job().target());
  }

  private void copy(Function<JobRow, Optional<String>> line) {
    String text =
        model.selected().stream()
            .flatMap(row -> line.apply(row).stream())
            .collect(Collectors.joining("\n"));
    if (text.isEmpty()) {
      workbench.notices().tell(TEXTS.get("copied.nothing"));
      return;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    workbench.notices().tell(TEXTS.get("copied"));
  }
}
