package dev.loadstone.core.model;

/** What happens when a file that Loadstone did not put there already has the target's name. */
public enum ConflictPolicy {
  /** Publish as {@code name (1).ext}, the first free number. */
  RENAME,
  /** Replace the file once the new one is whole. */
  OVERWRITE,
  /** Leave the file and count the job as done without a download. */
  SKIP,
  /** Fail the job. */
  FAIL
}
