package dev.loadstone.core.store;

import dev.loadstone.core.keychain.Keychain;
import dev.loadstone.core.keychain.KeychainException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts with a key that lies in the keychain (AES-256-GCM). The keychain is asked once, when
 * the key is first needed. Not thread-safe.
 */
final class Seal {
  private static final String NAME = "data folder ";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Supplier<Keychain> keychain;
  private final SecureRandom random = new SecureRandom();
  private @Nullable Key key;
  private @Nullable KeychainException unreachable;

  /** A key and its name in the keychain, which is no secret. */
  private record Key(String id, SecretKey secret) {
    static Key of(String id, byte[] bytes) {
      return new Key(id, new SecretKeySpec(bytes, "AES"));
    }

    @Override
    public String toString() {
      return "Key[" + id + "]";
    }
  }

  /** A text that only its key opens. */
  record Sealed(String keyId, String text) {}

  /** The key could be had, and does not open what was sealed: it is damaged, or of another key. */
  static final class BrokenSealException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenSealException(Throwable cause) {
      super("sealed by another key, or changed", cause);
    }
  }

  /**
   * @param keychain asked for when it is first needed
   */
  Seal(Supplier<Keychain> keychain) {
    this.keychain = keychain;
  }

  /**
   * Seals with the key that opened last, else with a new one.
   *
   * @throws KeychainException if no key can be kept; the same again without asking until the end
   */
  Sealed seal(String text) throws KeychainException {
    Key with = key();
    try {
      byte[] nonce = bytes(NONCE_BYTES);
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, with, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, nonce.length + sealed.length);
      System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
      return new Sealed(with.id, Base64.getEncoder().encodeToString(all));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of Java", e);
    }
  }

  /**
   * Opens what was sealed.
   *
   * @throws KeychainException if the keychain does not give the key
   * @throws BrokenSealException if the key does not fit
   */
  String open(Sealed sealed) throws KeychainException, BrokenSealException {
    String kept =
        keychain
            .get()
            .get(NAME + sealed.keyId)
            .orElseThrow(
                () -> new KeychainException("the keychain is locked or has lost their key"));
    try {
      Key with = Key.of(sealed.keyId, Base64.getDecoder().decode(kept));
      byte[] all = Base64.getDecoder().decode(sealed.text);
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, with, nonce)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      key = with;
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BrokenSealException(e);
    }
  }

  /** Takes the key out of the keychain, where nothing sealed with it is left. */
  void forget() throws KeychainException {
    Key last = key;
    key = null;
    if (last != null) {
      keychain.get().remove(NAME + last.id);
    }
  }

  private Key key() throws KeychainException {
    if (unreachable != null) {
      throw unreachable;
    }
    Key known = key;
    if (known == null) {
      try {
        known = newKey();
        key = known;
      } catch (KeychainException e) {
        unreachable = e;
        throw e;
      }
    }
    return known;
  }

  private Key newKey() throws KeychainException {
    Keychain in = keychain.get();
    Key fresh = Key.of(HexFormat.of().formatHex(bytes(8)), bytes(KEY_BYTES));
    String secret = Base64.getEncoder().encodeToString(fresh.secret.getEncoded());
    in.put(NAME + fresh.id, secret);
    if (!in.get(NAME + fresh.id).filter(secret::equals).isPresent()) {
      throw new KeychainException("the keychain does not give back what it was given");
    }
    return fresh;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Cipher cipher(int mode, Key key, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.secret, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(key.id.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
