package dev.loadstone.ui.mirror;

import dev.loadstone.core.library.AssetFormat;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import javafx.beans.value.ObservableValueBase;

/**
 * One job on the screen: an observable of its newest view. The row stays the same object as long as
 * the job is there; it has listeners only while a cell shows it. FX thread.
 */
public final class JobRow extends ObservableValueBase<JobView> {
  private JobView view;
  private String name;
  private AssetKind kind;
  private JobGroup group;

  /** Scratch of {@link JobList}: where the row stood before a change. */
  int position;

  JobRow(JobView view) {
    this.view = view;
    name = JobNames.of(view.job());
    kind = kindOf(view.job(), name);
    group = JobGroup.of(view.job().state());
  }

  @Override
  public JobView getValue() {
    return view;
  }

  public Job job() {
    return view.job();
  }

  public JobId id() {
    return view.job().id();
  }

  /** What the file is called, as far as that is known. */
  public String name() {
    return name;
  }

  /** What it is, by its content once that was looked at, else by its name. */
  public AssetKind kind() {
    return kind;
  }

  public JobGroup group() {
    return group;
  }

  public String label() {
    return view.job().request().label();
  }

  @SuppressWarnings("ReferenceEquality") // the engine replaces what changed and keeps the rest
  void set(JobView newView) {
    Job before = view.job();
    Job after = newView.job();
    view = newView;
    if (before != after) {
      if (before.target() != after.target() || before.request() != after.request()) {
        name = JobNames.of(after);
      }
      kind = kindOf(after, name);
      group = JobGroup.of(after.state());
    }
  }

  void tell() {
    fireValueChangedEvent();
  }

  private static AssetKind kindOf(Job job, String name) {
    return job.state() instanceof JobState.Published(var receipt)
        ? receipt.kind()
        : AssetFormat.kindPromisedBy(name);
  }
}
