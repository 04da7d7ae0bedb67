package dev.loadstone.core.http;

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
final class InterruptibleDns implements Dns {
  /** Completed when the call that is looking up is to end. */
  static final ScopedValue<CompletableFuture<Void>> ABORTED = ScopedValue.newInstance();

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    if (!ABORTED.isBound()) {
      return Dns.SYSTEM.lookup(host);
    }
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
      CompletableFuture.anyOf(found, ABORTED.get()).get();
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
}
