package dev.loadstone.core.model;

/**
 * What happens when the server's file is provably no longer the one whose bytes are here, begun or
 * published.
 */
public enum ChangePolicy {
  /** Take the new file in place of the old one. */
  RESTART,
  /** Leave what is here and take the new file under another name. */
  KEEP_BOTH,
  /** Fail the job with REMOTE_CHANGED before anything is lost, for a person to choose. */
  FAIL
}
