package dev.loadstone.app.instance;

import dev.loadstone.core.store.StoreException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to be the one window over a data folder, and the ear for later starts. The system gives
 * the right back when the program ends, however it ends; what a crash left is cleared away by the
 * next that has it. Thread-safe.
 */
public final class OpenInstance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenInstance.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The least that all systems allow for a socket's path, less some. */
  private static final int LONGEST_PATH = 100;

  private final InstanceFiles files;
  private final FileChannel lock;
  private final LongSupplier nanos;
  private @Nullable ServerSocketChannel ear;
  private @Nullable Path socket;

  private OpenInstance(InstanceFiles files, FileChannel lock, LongSupplier nanos) {
    this.files = files;
    this.lock = lock;
    this.nanos = nanos;
  }

  /**
   * Takes the right, without waiting.
   *
   * @param nanos monotonic time
   * @return empty if a window has it: {@link LaterStart} reaches it
   * @throws StoreException if the folder cannot be used
   */
  public static Optional<OpenInstance> claim(Path dataFolder, LongSupplier nanos) {
    InstanceFiles files = new InstanceFiles(dataFolder);
    try {
      files.make();
      FileChannel lock = FileChannel.open(files.lock(), StandardOpenOption.WRITE);
      if (!isTaken(lock)) {
        lock.close();
        return Optional.empty();
      }
      Files.deleteIfExists(files.address());
      return Optional.of(new OpenInstance(files, lock, nanos));
    } catch (IOException e) {
      throw new StoreException("The data folder " + dataFolder + " cannot be used: " + e, e);
    }
  }

  /**
   * Listens from here on; without an ear the window works all the same, which is logged.
   *
   * @param handed told, on another thread, the links of a start that came later, perhaps none
   */
  public synchronized void listen(Consumer<List<String>> handed) {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    try {
      ServerSocketChannel bound = bind();
      files.write(new Message(token, List.of(String.valueOf(socket))));
      Thread.ofPlatform()
          .daemon()
          .name("loadstone-instance")
          .start(() -> accept(bound, token, handed));
    } catch (IOException e) {
      LOG.warn("later starts cannot reach this window", e);
    }
  }

  @Override
  public synchronized void close() {
    try (lock) {
      Files.deleteIfExists(files.address());
      if (ear != null) {
        ear.close();
      }
      removeSocket();
    } catch (IOException e) {
      LOG.warn("the window's address could not be cleared away", e);
    }
  }

  private static boolean isTaken(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private ServerSocketChannel bind() throws IOException {
    Path usual = files.socket();
    boolean isShort = usual.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
    Path path =
        isShort ? usual : Files.createTempDirectory("loadstone").resolve(usual.getFileName());
    Files.deleteIfExists(path);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    ear = channel;
    socket = path;
    channel.bind(UnixDomainSocketAddress.of(path));
    InstanceFiles.makePrivate(path);
    return channel;
  }

  private void removeSocket() throws IOException {
    Path path = socket;
    if (path != null) {
      Files.deleteIfExists(path);
      if (!path.equals(files.socket())) {
        Files.deleteIfExists(path.getParent());
      }
    }
  }

  private void accept(ServerSocketChannel bound, String token, Consumer<List<String>> handed) {
    while (bound.isOpen()) {
      try {
        answer(bound.accept(), token, handed);
      } catch (ClosedChannelException _) {
        return;
      } catch (IOException e) {
        LOG.warn("a later start could not be heard: {}", e.toString());
      }
    }
  }

  private void answer(SocketChannel from, String token, Consumer<List<String>> handed)
      throws IOException {
    try (LineChannel line = new LineChannel(from, PATIENCE, nanos)) {
      Optional<Message> message =
          Message.parse(line.read()).filter(heard -> isSame(heard.token(), token));
      message.ifPresent(heard -> handed.accept(heard.words()));
      String answer = message.isPresent() ? Message.TAKEN : Message.REFUSED;
      line.write(new Message(answer, List.of()).line());
    }
  }

  private static boolean isSame(String heard, String token) {
    return MessageDigest.isEqual(
        heard.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
