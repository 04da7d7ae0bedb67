package dev.loadstone.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.dns.InterruptibleDns;
import dev.loadstone.core.testing.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class StatusFetcherTest {
  private final CompletableFuture<Void> aborted = new CompletableFuture<>();

  @Test
  void fetch_callGivenUpWhileTheAuthorityIsSilent_ends() {
    CompletableFuture<Void> left = new CompletableFuture<>();
    try (RawServer authority =
        RawServer.start(
            (_, wire) -> {
              aborted.complete(null);
              wire.hold();
              left.complete(null);
              return false;
            })) {
      assertThat(fetched(authority)).isNotNull();
      assertThat(left).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void fetch_callGivenUpBefore_asksNobody() {
    aborted.complete(null);
    try (RawServer authority = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(fetched(authority)).hasMessageContaining("Canceled");
      assertThat(authority.received()).isEmpty();
    }
  }

  /** What came of it, with far more time than the test has. */
  private IOException fetched(RawServer authority) {
    StatusFetcher fetcher = new StatusFetcher(_ -> new OkHttpClient(), Duration.ofHours(1));
    return ScopedValue.where(InterruptibleDns.ASKER, new InterruptibleDns.Asker(aborted, false))
        .call(
            () -> {
              try {
                fetcher.fetch(authority.link("/list.crl").text(), null);
                throw new AssertionError("no failure");
              } catch (IOException e) {
                return e;
              }
            });
  }
}
