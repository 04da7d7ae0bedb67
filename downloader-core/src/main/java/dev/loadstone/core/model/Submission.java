package dev.loadstone.core.model;

/** What became of a submitted request. */
public sealed interface Submission {

  /** The job that stands for the request. */
  JobId job();

  record Accepted(JobId job) implements Submission {}

  /** The same link for the same file is in the queue already; that job took over what is new. */
  record Duplicate(JobId job) implements Submission {}
}
