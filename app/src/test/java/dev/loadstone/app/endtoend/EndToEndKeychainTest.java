package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.RawServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Passwords with a real GNOME Keyring on a D-Bus of its own. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndKeychainTest {
  private static final String PASSWORD = "hush-hush-hush";
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final String WHO =
      String.join(
          "\r\n",
          "HTTP/1.1 401 Who",
          "WWW-Authenticate: Basic realm=x",
          "Content-Length: 0",
          "",
          "");
  @TempDir Path folder;
  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    PrivateKeyring.require();
    server =
        RawServer.start(
            (request, wire) -> {
              boolean known = request.headers().has("Authorization");
              wire.send(known ? HELLO : WHO);
              return true;
            });
  }

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void hostsPassword_isSealedByTheKeychain_usedAndForgotten() throws IOException {
    try (PrivateKeyring keyring = PrivateKeyring.unlocked(folder.resolve("session"))) {
      Ended kept = keep(keyring);
      assertThat(kept.code()).as(kept.err()).isZero();
      assertThat(kept.out()).doesNotContain("only you can read");
      assertThat(Files.readString(secrets())).contains("sealed").doesNotContain(PASSWORD, "ann");
      assertThat(Files.exists(data().resolve("loadstone.log"))).isFalse();

      Ended got = run(keyring, "get", "-d", folder.toString(), server.link("/rock.bin").text());
      assertThat(got.code()).as(got.err()).isZero();
      assertThat(Files.readString(folder.resolve("rock.bin"))).isEqualTo("hello");

      assertThat(run(keyring, "host", "remove", host()).code()).isZero();
      assertThat(secrets()).doesNotExist();
    }
  }

  @Test
  void lockedKeychain_passwordStaysInThePrivateFile_whichIsSaid() throws IOException {
    try (PrivateKeyring keyring = PrivateKeyring.locked(folder.resolve("session"))) {
      Ended kept = keep(keyring);
      assertThat(kept.code()).as(kept.err()).isZero();
      assertThat(kept.out()).contains("which only you can read", "locked");
      assertThat(Files.readString(secrets())).contains(PASSWORD);
    }
  }

  private Ended keep(PrivateKeyring keyring) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    return run(
        keyring, "host", "set", host(), "--user", "ann", "--password-file", password.toString());
  }

  private Ended run(PrivateKeyring keyring, String... arguments) {
    Map<String, String> session = keyring.environment();
    session.put("LOADSTONE_HOME", data().toString());
    session.put("LOADSTONE_KEYCHAIN", "on");
    try (Child child = Child.start(session, arguments)) {
      return child.await();
    }
  }

  private String host() {
    return "http://127.0.0.1:" + server.port();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path secrets() {
    return data().resolve("loadstone-secrets.json");
  }
}
