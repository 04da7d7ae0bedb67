package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.keychain.Keychain;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets in a private file, where no keychain can be reached. */
class FileSecretStoreTest extends SecretStoreContract {

  @Override
  Keychain keychain() {
    return new FakeKeychain().unreachable();
  }

  @Test
  void put_firstSecret_isToldOnce_withTheReason() {
    open().put(ONE, secrets());
    open().putHost(HOST, secrets());
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("only you can read", file().toString(), FakeKeychain.WHY)
        .doesNotContain(Samples.SECRET, "\n");
  }

  @Test
  void put_keychainWithinReachAgain_sealsTheFile() throws IOException {
    FakeKeychain keychain = new FakeKeychain();
    open().put(ONE, secrets());
    assertThat(Files.readString(file())).contains(Samples.SECRET);
    FileSecretStore.open(folder, clock, () -> keychain, notices::add).putHost(HOST, secrets());
    assertThat(Files.readString(file())).contains("sealed").doesNotContain(Samples.SECRET);
    SecretStore sealed = FileSecretStore.open(folder, clock, () -> keychain, notices::add);
    assertThat(sealed.get(ONE)).isEqualTo(secrets());
    assertThat(sealed.hosts()).isEqualTo(Map.of(HOST, secrets()));
  }
}
