package dev.loadstone.core.model;

/** The number of a job, given once by the store and never used again. */
public record JobId(long value) implements Comparable<JobId> {
  @Override
  public int compareTo(JobId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
