package dev.loadstone.ui.downloads;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Selection;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobCounts;
import dev.loadstone.ui.mirror.JobFacts;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.mirror.JobList;
import dev.loadstone.ui.mirror.JobRow;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The queue as it is shown and what is done with the selected jobs. FX thread. */
final class QueueModel {
  private static final Texts TEXTS = Texts.of(QueueModel.class);

  /** Beyond this many, a command is offered without a look at each selected job. */
  private static final int MOST_LOOKED_AT = 500;

  private final EngineSession session;
  private final Notices notices;
  private final JobList rows;
  private final JobCounts counts;
  private final ObjectProperty<QueueFilter> filter = new SimpleObjectProperty<>(QueueFilter.ALL);
  private final ReadOnlyBooleanWrapper canPause = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canResume = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRetry = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasFile = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasOne = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasSelection = new ReadOnlyBooleanWrapper();
  private List<JobRow> selected = List.of();

  QueueModel(EngineSession session, Notices notices) {
    this.session = session;
    this.notices = notices;
    rows = session.list();
    counts = session.counts();
    filter.subscribe(wanted -> rows.show(wanted));
    counts.version().subscribe(_ -> look());
  }

  JobList rows() {
    return rows;
  }

  JobCounts counts() {
    return counts;
  }

  ObjectProperty<QueueFilter> filter() {
    return filter;
  }

  ReadOnlyBooleanProperty canPause() {
    return canPause.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canResume() {
    return canResume.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRetry() {
    return canRetry.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty hasFile() {
    return hasFile.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty hasSelection() {
    return hasSelection.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty hasOne() {
    return hasOne.getReadOnlyProperty();
  }

  List<JobRow> selected() {
    return selected;
  }

  /** Says what the following commands are about. */
  void select(List<JobRow> newSelected) {
    selected = List.copyOf(newSelected);
    look();
  }

  void pause() {
    pause(selection());
  }

  void pause(Selection jobs) {
    tell(engine -> engine.pause(jobs));
  }

  void resume() {
    resume(selection());
  }

  void resume(Selection jobs) {
    Selection staying = staying(jobs);
    tell(engine -> engine.resume(staying));
  }

  void retry() {
    retry(selection());
  }

  void retry(Selection jobs) {
    Selection staying = staying(jobs);
    tell(engine -> engine.retry(staying));
  }

  /** Starts one failed or waiting job at once. */
  void retry(JobRow row) {
    retry(Selection.of(row.id()));
  }

  /** Changes what jobs ask for; a failed one is tried again under it. */
  void change(List<JobRow> rows, UnaryOperator<JobRequest> change) {
    List<JobId> ids = rows.stream().map(JobRow::id).toList();
    tell(engine -> ids.forEach(id -> engine.change(id, change)));
  }

  /** Moves the selected jobs, in the queue's order, before another; last if that is null. */
  void move(@Nullable JobId before) {
    List<JobId> moved =
        selected.stream().map(JobRow::facts).sorted(JobList.QUEUE_ORDER).map(JobFacts::id).toList();
    tell(engine -> engine.move(moved, before));
  }

  /** Limits how fast each of the jobs may be, at once; 0 for no limit. */
  void limit(List<JobRow> rows, long bytesPerSecond) {
    List<JobId> ids = rows.stream().map(JobRow::id).toList();
    tell(engine -> ids.forEach(id -> engine.limit(id, bytesPerSecond)));
  }

  /** All jobs of a label but those being removed, whatever the filter. */
  List<JobRow> labelled(String label) {
    return staying(row -> row.label().equals(label));
  }

  private List<JobRow> staying(Predicate<JobRow> which) {
    return session.jobs().rows().stream()
        .filter(row -> which.test(row) && !session.jobs().isHidden(row))
        .toList();
  }

  /** The same jobs but those being removed, which nobody would see start. */
  private Selection staying(Selection jobs) {
    return switch (jobs) {
      case Selection.All _ -> new Selection.Jobs(ids(staying(_ -> true), _ -> true));
      case Selection.Label(String label) -> new Selection.Jobs(ids(labelled(label), _ -> true));
      case Selection.Jobs _ -> jobs;
    };
  }

  /**
   * Takes the selected jobs out of sight and stops them; they leave the queue once nobody can undo
   * it any more.
   */
  void remove(Loadstone.Removal removal) {
    remove(selected, removal);
  }

  /** The same for other jobs. */
  void remove(List<JobRow> going, Loadstone.Removal removal) {
    if (going.isEmpty()) {
      return;
    }
    Set<JobId> stopped =
        ids(going, row -> row.group() == JobGroup.ACTIVE || row.group() == JobGroup.WAITING);
    tell(engine -> engine.pause(new Selection.Jobs(stopped)));
    List<JobRow> hidden = List.copyOf(going); // what is selected changes with that
    session.jobs().hide(hidden);
    notices.undoable(
        TEXTS.format("removed", hidden.size()),
        () -> bringBack(hidden, stopped),
        () -> leave(hidden, removal));
  }

  private void bringBack(List<JobRow> back, Set<JobId> stopped) {
    session.jobs().bringBack(back);
    tell(engine -> engine.resume(new Selection.Jobs(stopped)));
  }

  /** Removes what nobody asked for again meanwhile. */
  private void leave(List<JobRow> going, Loadstone.Removal removal) {
    Set<JobId> ids = ids(going, session.jobs()::isHidden);
    session.ask(
        engine -> engine.remove(new Selection.Jobs(ids), removal),
        _ -> {},
        text -> {
          session.jobs().bringBack(going);
          notices.problem(text);
        });
  }

  private void tell(Consumer<Loadstone> command) {
    session.tell(command, notices::problem);
  }

  private Selection selection() {
    return new Selection.Jobs(ids(selected, _ -> true));
  }

  private static Set<JobId> ids(List<JobRow> rows, Predicate<JobRow> which) {
    return rows.stream().filter(which).map(JobRow::id).collect(Collectors.toSet());
  }

  private void look() {
    EnumSet<JobGroup> groups = EnumSet.noneOf(JobGroup.class);
    boolean file = false;
    for (int i = 0; i < Math.min(selected.size(), MOST_LOOKED_AT); i++) {
      groups.add(selected.get(i).group());
      file |= selected.get(i).group() == JobGroup.DONE;
    }
    if (selected.size() > MOST_LOOKED_AT) {
      groups.addAll(EnumSet.allOf(JobGroup.class));
    }
    hasSelection.set(!selected.isEmpty());
    hasOne.set(selected.size() == 1);
    canPause.set(groups.contains(JobGroup.ACTIVE) || groups.contains(JobGroup.WAITING));
    canResume.set(groups.contains(JobGroup.PAUSED));
    canRetry.set(groups.contains(JobGroup.FAILED) || groups.contains(JobGroup.WAITING));
    hasFile.set(file);
  }
}
