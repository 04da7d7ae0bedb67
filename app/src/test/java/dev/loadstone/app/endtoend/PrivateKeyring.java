package dev.loadstone.app.endtoend;

import dev.loadstone.core.testing.ChildServer;
import dev.loadstone.core.testing.adverse.AdverseServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A D-Bus session with a GNOME Keyring of its own, which nobody can be asked to unlock. */
final class PrivateKeyring implements AutoCloseable {
  private static final Path BUS = Path.of("/usr/bin/dbus-daemon");
  private static final Path KEYRING = Path.of("/usr/bin/gnome-keyring-daemon");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final Path socket;
  private final List<Process> processes = new ArrayList<>();

  private PrivateKeyring(Path folder, Path socket) {
    this.folder = folder;
    this.socket = socket;
  }

  /** Skips the test where they are not installed; fails it where CI=true. */
  static void require() {
    ChildServer.require(BUS, "dbus");
    ChildServer.require(KEYRING, "gnome-keyring");
  }

  /** One that stays locked. */
  static PrivateKeyring locked(Path folder) throws IOException {
    return start(folder, "--foreground", "--components=secrets");
  }

  static PrivateKeyring unlocked(Path folder) throws IOException {
    return start(folder, "--foreground", "--unlock", "--components=secrets");
  }

  private static PrivateKeyring start(Path folder, String... options) throws IOException {
    Files.createDirectories(folder.resolve("run"));
    // The path of a socket is short.
    Path socket = Files.createTempDirectory("bus").resolve("bus");
    Path config =
        Files.writeString(
            folder.resolve("bus.conf"),
            """
            <busconfig>
              <type>session</type>
              <listen>unix:path=%s</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
            """
                .formatted(socket));
    PrivateKeyring session = new PrivateKeyring(folder, socket);
    session.begin(BUS.toString(), "--nofork", "--config-file=" + config);
    await(() -> Files.exists(socket));
    List<String> keyring = new ArrayList<>(List.of(KEYRING.toString()));
    keyring.addAll(List.of(options));
    Process daemon = session.begin(keyring.toArray(String[]::new));
    try (OutputStream password = daemon.getOutputStream()) {
      password.write("keyring".getBytes(StandardCharsets.UTF_8));
    }
    await(() -> Files.exists(session.control()));
    return session;
  }

  /** For a program that runs in this session. */
  Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket,
            "XDG_RUNTIME_DIR", folder.resolve("run").toString(),
            "HOME", folder.toString(),
            "XDG_DATA_HOME", folder.resolve("share").toString()));
  }

  private Path control() {
    return folder.resolve("run").resolve("keyring").resolve("control");
  }

  private Process begin(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("session.txt").toFile()));
    builder.environment().putAll(environment());
    builder.environment().remove("DISPLAY");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    if (!AdverseServer.await(condition, PATIENCE)) {
      throw new IllegalStateException("the session did not start within " + PATIENCE);
    }
  }

  @Override
  public void close() {
    for (Process process : processes.reversed()) {
      process.destroy();
    }
    try {
      for (Process process : processes) {
        process.waitFor(10, TimeUnit.SECONDS);
      }
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
