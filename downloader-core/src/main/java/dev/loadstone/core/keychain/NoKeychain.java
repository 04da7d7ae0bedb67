package dev.loadstone.core.keychain;

import java.util.Optional;

/** Stands where no keychain can be used, and says why. */
record NoKeychain(String why) implements Keychain {

  @Override
  public Optional<String> get(String name) throws KeychainException {
    throw new KeychainException(why);
  }

  @Override
  public void put(String name, String secret) throws KeychainException {
    throw new KeychainException(why);
  }

  @Override
  public void remove(String name) throws KeychainException {
    throw new KeychainException(why);
  }
}
