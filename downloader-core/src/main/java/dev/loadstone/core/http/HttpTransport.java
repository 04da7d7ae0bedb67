package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureException;

/** The root that clients are derived from; owns the connections they share. Thread-safe. */
public interface HttpTransport extends AutoCloseable {

  /**
   * A client of one job.
   *
   * @throws FailureException if the options cannot be used, for example an unreadable CA file
   */
  HttpClient client(ClientOptions options) throws FailureException;

  /** Ends idle connections; calls under way fail. */
  @Override
  void close();
}
