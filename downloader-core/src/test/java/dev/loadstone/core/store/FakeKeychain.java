package dev.loadstone.core.store;

import dev.loadstone.core.keychain.Keychain;
import dev.loadstone.core.keychain.KeychainException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A keychain in memory, which can be locked and can be out of reach. */
final class FakeKeychain implements Keychain {
  static final String WHY = "the keychain is out of reach";
  final Map<String, String> kept = new HashMap<>();
  private boolean reachable = true;
  private boolean locked;

  FakeKeychain unreachable() {
    reachable = false;
    return this;
  }

  FakeKeychain locked(boolean newLocked) {
    locked = newLocked;
    return this;
  }

  /** As real ones do: a locked keychain has nothing to show. */
  @Override
  public Optional<String> get(String name) throws KeychainException {
    requireReach();
    return locked ? Optional.empty() : Optional.ofNullable(kept.get(name));
  }

  @Override
  public void put(String name, String secret) throws KeychainException {
    requireReach();
    if (locked) {
      throw new KeychainException("locked");
    }
    kept.put(name, secret);
  }

  @Override
  public void remove(String name) throws KeychainException {
    requireReach();
    kept.remove(name);
  }

  private void requireReach() throws KeychainException {
    if (!reachable) {
      throw new KeychainException(WHY);
    }
  }
}
