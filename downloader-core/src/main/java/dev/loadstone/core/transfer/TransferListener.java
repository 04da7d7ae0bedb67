package dev.loadstone.core.transfer;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Segment;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Told what a transfer finds out, on the transfer's threads; must return quickly. */
public interface TransferListener {

  /**
   * A server answered about the file, be it with a redirect; of further connections only what is
   * taken counts.
   */
  void answered(int status);

  /** The server described the file and its name is settled. */
  void described(RemoteFile remote, Path target);

  /**
   * The first byte of this attempt is about to be written.
   *
   * @param offset bytes that were there already, proved or chosen to be taken; 0 from the start
   */
  void resumed(long offset);

  /** These bytes are forced to disk. */
  void checkpoint(List<Segment> durable);

  /** All bytes are there and are being checked. */
  void verifying();

  /** A decision, in words. */
  void log(String decision);

  /**
   * An exchange begins.
   *
   * @param soFar its facts, for any thread at any time
   * @return to be told once, when it is over
   */
  Consumer<HttpExchange> exchange(Supplier<HttpExchange> soFar);
}
