package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretStoreTest {
  private static final JobId ONE = new JobId(1);
  private static final JobId TWO = new JobId(2);
  private static final Secrets HEADER =
      new Secrets(null, null, Headers.of("X-Api-Key", "a", "x-api-key", "ü\"\n"));
  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  @Test
  void get_secretsPut_comeBackAfterReopening() {
    open().putAll(Map.of(ONE, secrets(), TWO, HEADER));
    assertThat(open().get(ONE)).isEqualTo(secrets());
    assertThat(open().get(TWO)).isEqualTo(HEADER);
    assertThat(open().get(new JobId(3))).isEqualTo(Secrets.NONE);
  }

  @Test
  void hosts_secretsPut_comeBackAfterReopening_apartFromJobs() {
    HostPattern host = HostPattern.parse("http://*.a.example:81");
    Secrets kept = secrets().withNetwork(new NetworkSecrets("p", "pass", "key"));
    SecretStore store = open();
    store.put(ONE, secrets());
    store.putHost(host, kept);
    store.retain(Set.of());
    assertThat(open().hosts()).isEqualTo(Map.of(host, kept));
    assertThat(open().get(ONE)).isEqualTo(Secrets.NONE);
    open().putHost(host, Secrets.NONE);
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
    FileSecretStore store = open();
    assertThat(store.get(ONE)).isEqualTo(Secrets.NONE);
    assertThat(store.notices())
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

  private FileSecretStore open() {
    return FileSecretStore.open(folder, clock);
  }

  private Path file() {
    return folder.resolve("loadstone-secrets.json");
  }
}
