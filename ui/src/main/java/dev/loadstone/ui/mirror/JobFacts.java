package dev.loadstone.ui.mirror;

import dev.loadstone.core.library.AssetFormat;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;

/**
 * What is known of a job at one time: filters and orders ask this, on any thread.
 *
 * @param name what the file is called, as far as that is known
 * @param kind what it is, by its content once that was looked at, else by its name
 */
public record JobFacts(JobView view, String name, AssetKind kind, JobGroup group) {

  static JobFacts of(JobView view) {
    String name = JobNames.of(view.job());
    return of(view, name);
  }

  private static JobFacts of(JobView view, String name) {
    Job job = view.job();
    return new JobFacts(view, name, kindOf(job, name), JobGroup.of(job.state()));
  }

  @SuppressWarnings("ReferenceEquality") // the engine replaces what changed and keeps the rest
  JobFacts next(JobView newView) {
    Job before = view.job();
    Job after = newView.job();
    if (before == after) {
      return new JobFacts(newView, name, kind, group);
    }
    boolean renamed = before.target() != after.target() || before.request() != after.request();
    return of(newView, renamed ? JobNames.of(after) : name);
  }

  public Job job() {
    return view.job();
  }

  public JobId id() {
    return view.job().id();
  }

  public String label() {
    return view.job().request().label();
  }

  private static AssetKind kindOf(Job job, String name) {
    return job.state() instanceof JobState.Published(var receipt)
        ? receipt.kind()
        : AssetFormat.kindPromisedBy(name);
  }
}
