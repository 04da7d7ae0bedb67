package dev.loadstone.core.http.dns;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Dns;

/**
 * The system's resolver, whose lookups cannot be ended: one that its call gives up goes on on a
 * virtual thread of its own.
 */
public final class InterruptibleDns implements Dns {
  /** The call that looks up. */
  public static final ScopedValue<Asker> ASKER = ScopedValue.newInstance();

  /**
   * What a lookup is for.
   *
   * @param aborted completed when the call is to end
   * @param publicOnly refuses a host that has a local address
   */
  public record Asker(CompletableFuture<Void> aborted, boolean publicOnly) {}

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    if (!ASKER.isBound()) {
      return Dns.SYSTEM.lookup(host);
    }
    List<InetAddress> addresses = addressesOf(host);
    if (ASKER.get().publicOnly() && addresses.stream().anyMatch(Addresses::isLocal)) {
      throw new LocalAddressException(host);
    }
    return addresses;
  }

  /** Addresses of a host that nobody restricts: a proxy's. */
  public static List<InetAddress> addressesOf(String host) throws UnknownHostException {
    return ASKER.isBound() ? interruptible(host, ASKER.get().aborted()) : Dns.SYSTEM.lookup(host);
  }

  private static List<InetAddress> interruptible(String host, CompletableFuture<Void> aborted)
      throws UnknownHostException {
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("resolve " + host)
        .start(
            () -> {
              try {
                found.complete(Dns.SYSTEM.lookup(host));
              } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
              }
            });
    try {
      CompletableFuture.anyOf(found, aborted).get();
      if (!found.isDone()) {
        throw unknown(host, new InterruptedIOException("given up"));
      }
      return found.get();
    } catch (ExecutionException e) {
      throw unknown(host, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(
      String host, @org.jspecify.annotations.Nullable Throwable cause) {
    if (cause instanceof UnknownHostException known) {
      return known;
    }
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }

  /** A host that a server chose has an address of this machine or its local network. */
  public static final class LocalAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    LocalAddressException(String host) {
      super(host);
    }
  }
}
