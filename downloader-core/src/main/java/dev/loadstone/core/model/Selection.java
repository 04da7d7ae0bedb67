package dev.loadstone.core.model;

import java.util.Set;

/** Which jobs a command is about. */
public sealed interface Selection {

  record All() implements Selection {}

  record Label(String label) implements Selection {}

  record Jobs(Set<JobId> ids) implements Selection {
    public Jobs {
      ids = Set.copyOf(ids);
    }
  }

  static Selection of(JobId... ids) {
    return new Jobs(Set.of(ids));
  }
}
