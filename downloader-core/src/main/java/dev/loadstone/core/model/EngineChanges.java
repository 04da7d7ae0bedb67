package dev.loadstone.core.model;

import java.util.List;

/**
 * What changed since the change set before; its size follows what changed, not what exists.
 *
 * @param version rises by one with each set
 * @param changed in no particular order; also jobs that only moved on
 */
public record EngineChanges(
    long version, List<JobView> changed, List<JobId> removed, Totals totals) {
  public EngineChanges {
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }
}
