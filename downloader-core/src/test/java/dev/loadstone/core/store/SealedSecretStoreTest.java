package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.keychain.Keychain;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Secrets in a file that a key of the keychain seals. */
class SealedSecretStoreTest extends SecretStoreContract {
  private final FakeKeychain keychain = new FakeKeychain();

  @Override
  Keychain keychain() {
    return keychain;
  }

  @Test
  void put_secrets_leavesNoneReadableInTheFolder_andTellsNothing() throws IOException {
    open().put(ONE, secrets());
    String text = Files.readString(file());
    assertThat(text).doesNotContain(Samples.SECRET, "\"ada\"", "\"hosts\"");
    assertThat(keychain.kept.values()).singleElement().asString().hasSize(44);
    assertThat(text).doesNotContain(keychain.kept.values());
    assertThat(notices).isEmpty();
  }

  @Test
  void put_theSameAgain_isSealedAnew() throws IOException {
    SecretStore store = open();
    store.put(ONE, secrets());
    String first = Files.readString(file());
    store.put(new JobId(2), secrets());
    store.remove(List.of(new JobId(2)));
    assertThat(Files.readString(file())).hasSameSizeAs(first).isNotEqualTo(first);
    assertThat(keychain.kept).hasSize(1);
  }

  @Test
  void remove_lastSecrets_takesTheKeyOutOfTheKeychain() {
    open().put(ONE, secrets());
    open().remove(List.of(ONE));
    assertThat(file()).doesNotExist();
    assertThat(keychain.kept).isEmpty();
  }

  @Test
  void open_lockedKeychain_leavesTheFileAlone_andSaysWhatToDo() throws IOException {
    open().put(ONE, secrets());
    byte[] before = Files.readAllBytes(file());
    keychain.locked(true);
    FileSecretStore store = open();
    assertThat(store.get(ONE)).isEqualTo(Secrets.NONE);
    assertThat(notices)
        .singleElement()
        .asString()
        .contains("locked", "Unlock it", file().toString());
    store.retain(Set.of());
    store.remove(List.of(ONE));
    assertThatThrownBy(() -> store.put(ONE, secrets()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("locked");
    assertThatThrownBy(() -> store.putHost(HOST, Secrets.NONE)).isInstanceOf(StoreException.class);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    keychain.locked(false);
    assertThat(open().get(ONE)).isEqualTo(secrets());
  }

  @Test
  void open_keyOfAnotherFile_isSetAsideAndTold() {
    open().put(ONE, secrets());
    keychain.kept.replaceAll((_, key) -> key.substring(0, 4) + "AAAA" + key.substring(8));
    assertThat(open().get(ONE)).isEqualTo(Secrets.NONE);
    assertThat(notices).singleElement().asString().contains("loadstone-secrets-damaged-");
  }

  @Test
  void put_keychainThatLosesWhatItIsGiven_isNotTrusted() throws IOException {
    Keychain forgetful = new ForgetfulKeychain();
    FileSecretStore.open(folder, clock, () -> forgetful, notices::add).put(ONE, secrets());
    assertThat(Files.readString(file())).contains(Samples.SECRET);
    assertThat(notices).singleElement().asString().contains("does not give back");
  }

  private static final class ForgetfulKeychain implements Keychain {
    @Override
    public java.util.Optional<String> get(String name) {
      return java.util.Optional.empty();
    }

    @Override
    public void put(String name, String secret) {}

    @Override
    public void remove(String name) {}
  }
}
