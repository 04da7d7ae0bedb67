package dev.loadstone.core.transfer;

/**
 * A body that is being read.
 *
 * @param answered with its head checked
 * @param end offset in the file where the body ends; {@link Long#MAX_VALUE} if nobody knows
 */
record Stream(Requests.Answered answered, long end) implements AutoCloseable {

  @Override
  public void close() {
    answered.close();
  }
}
