package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import javafx.beans.value.ObservableValueBase;

/**
 * One job on the screen: an observable of its newest view. The row stays the same object as long as
 * the job is there; it has listeners only while a cell shows it. FX thread, but for {@link #facts}.
 */
public final class JobRow extends ObservableValueBase<JobView> {
  private final JobId id;
  private volatile JobFacts facts;

  /** Scratch of {@link JobList}: where the row stood before a change. */
  int position;

  JobRow(JobFacts facts) {
    this.facts = facts;
    id = facts.id();
  }

  /** What is known of it now; any thread. */
  public JobFacts facts() {
    return facts;
  }

  @Override
  public JobView getValue() {
    return facts.view();
  }

  public Job job() {
    return facts.job();
  }

  public JobId id() {
    return id;
  }

  /** As {@link JobFacts#name}. */
  public String name() {
    return facts.name();
  }

  /** As {@link JobFacts#kind}. */
  public AssetKind kind() {
    return facts.kind();
  }

  public JobGroup group() {
    return facts.group();
  }

  public String label() {
    return facts.label();
  }

  /** Each row is one object; sets of many rows are made far faster by this than by its place. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  void set(JobView newView) {
    facts = facts.next(newView);
  }

  void tell() {
    fireValueChangedEvent();
  }
}
