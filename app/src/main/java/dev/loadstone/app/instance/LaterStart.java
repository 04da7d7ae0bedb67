package dev.loadstone.app.instance;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.store.StoreException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A start that found a window over its data folder: hands over what it was started with. */
public final class LaterStart {
  /** A window that is just opening has written no address yet. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long PAUSE_MILLIS = 50;

  private final InstanceFiles files;
  private final LongSupplier nanos;

  /**
   * A start over that folder.
   *
   * @param nanos monotonic time
   */
  public LaterStart(Path dataFolder, LongSupplier nanos) {
    files = new InstanceFiles(dataFolder);
    this.nanos = nanos;
  }

  /**
   * Has the open window come to the front and take the links; waits for its word, some seconds at
   * most.
   *
   * @throws StoreException if it does not answer
   */
  public void handOver(List<String> links) throws InterruptedException {
    if (new Message("", links).line().length() > Message.LONGEST / 2) {
      throw new InvalidInputException(
          "More links than a window that is open takes at once: paste them, or drop their list");
    }
    long deadline = nanos.getAsLong() + PATIENCE.toNanos();
    String why = "it has told no address";
    while (nanos.getAsLong() < deadline) {
      try {
        Optional<Message> address = files.read().filter(found -> found.words().size() == 1);
        if (address.isPresent()) {
          if (isTaken(address.get(), links)) {
            return;
          }
          why = "it refused";
        }
      } catch (IOException | IllegalArgumentException e) {
        why = String.valueOf(e.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new StoreException(
        "A window is open over "
            + files.folder()
            + " but cannot be reached ("
            + why
            + "): close it, or choose another data folder");
  }

  private boolean isTaken(Message address, List<String> links) throws IOException {
    String line = new Message(address.token(), links).line();
    var listener = UnixDomainSocketAddress.of(address.words().getFirst());
    try (SocketChannel socket = SocketChannel.open(listener);
        LineChannel channel = new LineChannel(socket, PATIENCE, nanos)) {
      channel.write(line);
      return Message.parse(channel.read())
          .map(Message::token)
          .filter(Message.TAKEN::equals)
          .isPresent();
    }
  }
}
