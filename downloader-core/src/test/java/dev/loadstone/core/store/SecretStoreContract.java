package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loadstone.core.keychain.Keychain;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Secrets;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for secrets in the data folder, sealed or not. */
abstract class SecretStoreContract {
  static final JobId ONE = new JobId(1);
  static final HostPattern HOST = HostPattern.parse("http://*.a.example:81");
  private static final JobId TWO = new JobId(2);
  private static final Secrets HEADER =
      new Secrets(null, null, Headers.of("X-Api-Key", "a", "x-api-key", "ü\"\n"));
  @TempDir Path folder;
  final TestClock clock = new TestClock();
  final List<String> notices = new ArrayList<>();

  /** The keychain there is for the whole of the test. */
  abstract Keychain keychain();

  @Test
  void get_secretsPut_comeBackAfterReopening() {
    open().putAll(Map.of(ONE, secrets(), TWO, HEADER));
    assertThat(open().get(ONE)).isEqualTo(secrets());
    assertThat(open().get(TWO)).isEqualTo(HEADER);
    assertThat(open().get(new JobId(3))).isEqualTo(Secrets.NONE);
  }

  @Test
  void hosts_secretsPut_comeBackAfterReopening_apartFromJobs() {
    Secrets kept = secrets().withNetwork(new NetworkSecrets("p", "pass", "key"));
    SecretStore store = open();
    store.put(ONE, secrets());
    store.putHost(HOST, kept);
    store.retain(Set.of());
    assertThat(open().hosts()).isEqualTo(Map.of(HOST, kept));
    assertThat(open().get(ONE)).isEqualTo(Secrets.NONE);
    open().putHost(HOST, Secrets.NONE);
    assertThat(file()).doesNotExist();
  }

  @Test
  void remove_lastSecrets_removesTheFile() {
    SecretStore store = open();
    store.put(ONE, secrets());
    store.put(TWO, HEADER);
    store.remove(List.of(ONE, new JobId(9)));
    assertThat(open().get(ONE)).isEqualTo(Secrets.NONE);
    store.put(TWO, Secrets.NONE);
    assertThat(file()).doesNotExist();
  }

  @Test
  void retain_someJobs_forgetsTheOthers() {
    open().putAll(Map.of(ONE, secrets(), TWO, HEADER));
    open().retain(Set.of(TWO, new JobId(3)));
    assertThat(open().get(ONE)).isEqualTo(Secrets.NONE);
    assertThat(open().get(TWO)).isEqualTo(HEADER);
  }

  @Test
  void put_nothingChanged_writesNothing() throws IOException {
    SecretStore store = open();
    store.put(ONE, secrets());
    FileTime longAgo = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(file(), longAgo);
    store.put(ONE, secrets());
    store.remove(List.of(TWO));
    store.retain(Set.of(ONE));
    store.put(TWO, Secrets.NONE);
    assertThat(Files.getLastModifiedTime(file())).isEqualTo(longAgo);
  }

  @Test
  void putAll_equalSecretsOfManyJobs_areWrittenOnce() throws IOException {
    Map<JobId, Secrets> many = new HashMap<>();
    for (int i = 1; i <= 10_000; i++) {
      many.put(new JobId(i), secrets());
    }
    open().putAll(many);
    assertThat(Files.size(file())).isLessThan(100_000);
    assertThat(open().get(new JobId(10_000))).isEqualTo(secrets());
  }

  @Test
  void open_fileOthersMayRead_isNotRead() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    open().put(ONE, secrets());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("chmod 600")
        .hasMessageContaining(file().toString())
        .message()
        .doesNotContain("\n", Samples.SECRET);
  }

  @Test
  void open_damagedFile_isSetAsideAndTold() throws IOException {
    open().put(ONE, secrets());
    byte[] bytes = Files.readAllBytes(file());
    Files.write(file(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    notices.clear();
    assertThat(open().get(ONE)).isEqualTo(Secrets.NONE);
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("loadstone-secrets-damaged-")
        .doesNotContain(Samples.SECRET);
    assertThat(file()).doesNotExist();
  }

  @Test
  void toString_withSecrets_printsNone() {
    SecretStore file = open();
    SecretStore memory = SecretStore.inMemory();
    file.put(ONE, secrets());
    memory.put(ONE, secrets());
    assertThat(file.toString() + memory).doesNotContain(Samples.SECRET, "ada");
    assertThat(memory.get(ONE)).isEqualTo(secrets());
    memory.retain(Set.of());
    assertThat(memory.get(ONE)).isEqualTo(Secrets.NONE);
  }

  @Test
  void hostsOf_secretsPut_areSeenByAProgramWithoutTheFolder() {
    open().putHost(HOST, secrets());
    assertThat(FileSecretStore.hostsOf(folder, this::keychain).hosts())
        .isEqualTo(Map.of(HOST, secrets()));
  }

  @Test
  void open_noSecrets_asksNoKeychain() {
    Supplier<Keychain> never =
        () -> {
          throw new AssertionError("asked");
        };
    SecretStore store = FileSecretStore.open(folder, clock, never, notices::add);
    store.retain(Set.of());
    store.remove(List.of(ONE));
    store.put(ONE, Secrets.NONE);
    store.putHost(HOST, Secrets.NONE);
    assertThat(store.hosts()).isEmpty();
    assertThat(notices).isEmpty();
  }

  final FileSecretStore open() {
    return FileSecretStore.open(folder, clock, this::keychain, notices::add);
  }

  final Path file() {
    return folder.resolve("loadstone-secrets.json");
  }
}
