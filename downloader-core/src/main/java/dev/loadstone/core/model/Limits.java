package dev.loadstone.core.model;

/**
 * What the whole queue may use at once; changed while it runs.
 *
 * @param jobs jobs running at once
 * @param connectionsPerHost connections to one origin over all jobs
 * @param bytesPerSecond of all jobs together; 0 means unlimited
 */
public record Limits(int jobs, int connectionsPerHost, long bytesPerSecond) {
  public static final Limits DEFAULTS = new Limits(5, 16, 0);

  public Limits {
    if (jobs < 1 || connectionsPerHost < 1 || bytesPerSecond < 0) {
      throw new InvalidInputException(
          "At least one job, one connection for each host, and no negative speed");
    }
  }
}
