package dev.loadstone.app.keychain;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.loadstone.core.keychain.Keychain;
import dev.loadstone.core.keychain.KeychainException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The user's keychain: Secret Service (GNOME Keyring, KWallet) on Linux, Keychain on macOS,
 * Credential Manager on Windows. Each call opens and closes its connection.
 */
public final class SystemKeychain implements Keychain {
  private static final String SERVICE = "Loadstone";

  /** A person may be asked to unlock it, or nobody may be there. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private interface Question<T> {
    T ask(Keyring keyring) throws PasswordAccessException;
  }

  @Override
  public Optional<String> get(String name) throws KeychainException {
    return ask(keyring -> found(keyring, name));
  }

  @Override
  public void put(String name, String secret) throws KeychainException {
    ask(
        keyring -> {
          keyring.setPassword(SERVICE, name, secret);
          return true;
        });
  }

  @Override
  public void remove(String name) throws KeychainException {
    ask(
        keyring -> {
          if (found(keyring, name).isPresent()) {
            keyring.deletePassword(SERVICE, name);
          }
          return true;
        });
  }

  /** The library tells what is not there by an exception. */
  private static Optional<String> found(Keyring keyring, String name) {
    try {
      return Optional.ofNullable(keyring.getPassword(SERVICE, name));
    } catch (PasswordAccessException none) {
      return Optional.empty();
    }
  }

  private static <T> T ask(Question<T> question) throws KeychainException {
    FutureTask<T> answer =
        new FutureTask<>(
            () -> {
              Keyring keyring = Keyring.create();
              try {
                return question.ask(keyring);
              } finally {
                keyring.close();
              }
            });
    Thread.ofPlatform().daemon().name("loadstone-keychain").start(answer);
    try {
      return answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new KeychainException(
          "the keychain did not answer within " + LONGEST.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new KeychainException("asking the keychain was given up", e);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    }
  }

  /** A locked keychain shows in the library as an error of any kind. */
  private static KeychainException failed(@Nullable Throwable cause) {
    return cause instanceof BackendNotSupportedException
        ? new KeychainException("no keychain can be reached", cause)
        : new KeychainException("the keychain is locked or does not answer", cause);
  }
}
