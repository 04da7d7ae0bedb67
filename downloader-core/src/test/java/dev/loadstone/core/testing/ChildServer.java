package dev.loadstone.core.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A server program of Debian's as a child process in the foreground, on a free loopback port.
 * Whoever tests with it says first that it must be there.
 */
public final class ChildServer implements AutoCloseable {
  private static final int START_TRIES = 5;
  private static final Duration START_WAIT = Duration.ofSeconds(10);

  private final Process process;
  private final int port;
  private final Path output;

  private ChildServer(Process process, int port, Path output) {
    this.process = process;
    this.port = port;
    this.output = output;
  }

  /** Skips the test without the program, and says how to install it; fails it where CI=true. */
  public static void require(Path program, String debianPackage) {
    String how =
        "no " + program + "; run: sudo apt-get install --no-install-recommends -y " + debianPackage;
    if ("true".equals(System.getenv("CI")) && !Files.isExecutable(program)) {
      Assertions.fail(how);
    }
    Assumptions.assumeTrue(Files.isExecutable(program), how);
  }

  /**
   * Starts one and waits until it accepts connections.
   *
   * @param output file for what it prints
   * @param command by the port it is to listen at
   */
  public static ChildServer start(Path output, IntFunction<List<String>> command)
      throws IOException {
    // Another process may take the port between the choice and the start.
    for (int i = 0; i < START_TRIES; i++) {
      int port = freePort();
      Process process =
          new ProcessBuilder(command.apply(port))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (accepts(process, port)) {
        return new ChildServer(process, port, output);
      }
      end(process);
    }
    throw new IOException(Files.readString(output));
  }

  public int port() {
    return port;
  }

  /** What it printed so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    end(process);
  }

  private static boolean accepts(Process process, int port) {
    long end = System.nanoTime() + START_WAIT.toNanos();
    while (process.isAlive() && System.nanoTime() - end < 0) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return !exitsWithin(process, 50);
      } catch (IOException e) {
        exitsWithin(process, 10);
      }
    }
    return false;
  }

  private static boolean exitsWithin(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void end(Process process) {
    process.destroy();
    if (!exitsWithin(process, 5_000)) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
