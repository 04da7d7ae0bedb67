package dev.loadstone.core.keychain;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The operating system's keychain: short secrets under names, for one user. Thread-safe. A program
 * that embeds the engine provides one as a service; without it secrets lie in a private file.
 */
public interface Keychain {

  /**
   * The secret of this name; empty if there is none. A locked keychain may show none either.
   *
   * @throws KeychainException if no keychain can be reached
   */
  Optional<String> get(String name) throws KeychainException;

  /**
   * Keeps a secret, in place of another of this name.
   *
   * @throws KeychainException if it is not kept
   */
  void put(String name, String secret) throws KeychainException;

  /**
   * Forgets the secret of this name, if there is one.
   *
   * @throws KeychainException if no keychain can be reached
   */
  void remove(String name) throws KeychainException;

  /** The program's, unless {@code LOADSTONE_KEYCHAIN} is {@code off}. */
  static Keychain installed() {
    return installed(System.getenv());
  }

  private static Keychain installed(Map<String, String> environment) {
    if (environment.getOrDefault("LOADSTONE_KEYCHAIN", "").equals("off")) {
      return new NoKeychain("the keychain is switched off by LOADSTONE_KEYCHAIN");
    }
    return ServiceLoader.load(Keychain.class)
        .findFirst()
        .orElseGet(() -> new NoKeychain("this program knows no keychain"));
  }
}
