package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.dns.InterruptibleDns;
import dev.loadstone.core.http.tls.RevocationCheck;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what authorities say about certificates, in the middle of a handshake: five seconds and
 * 16 MiB at most, through the same proxies as the download, with nothing that is anybody's secret.
 * Ends with the call whose handshake it is.
 */
final class StatusFetcher implements RevocationCheck.StatusFetch {
  private static final MediaType OCSP_REQUEST = MediaType.get("application/ocsp-request");
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final long LARGEST = 16L << 20;

  private final Function<Origin, OkHttpClient> clients;
  private final Duration longest;

  /**
   * A fetcher.
   *
   * @param clients by the origin that is asked
   */
  StatusFetcher(Function<Origin, OkHttpClient> clients) {
    this(clients, LONGEST);
  }

  StatusFetcher(Function<Origin, OkHttpClient> clients, Duration longest) {
    this.clients = clients;
    this.longest = longest;
  }

  @Override
  public byte[] fetch(String link, byte @Nullable [] request) throws IOException {
    Request.Builder asked = new Request.Builder().url(link);
    if (request != null) {
      asked.post(RequestBody.create(request, OCSP_REQUEST));
    }
    OkHttpClient client = clients.apply(origin(link)).newBuilder().callTimeout(longest).build();
    Call call = client.newCall(asked.build());
    if (InterruptibleDns.ASKER.isBound()) {
      CompletableFuture<Void> _ = InterruptibleDns.ASKER.get().aborted().thenRun(call::cancel);
    }
    try (Response response = call.execute()) {
      if (response.code() != 200) {
        throw new IOException("status " + response.code());
      }
      BufferedSource body = response.body().source();
      if (body.request(LARGEST + 1)) {
        throw new IOException("larger than 16 MiB");
      }
      return body.readByteArray();
    }
  }

  private static Origin origin(String link) throws IOException {
    try {
      return Link.parse(link).origin();
    } catch (InvalidInputException e) {
      throw new IOException("no usable link", e);
    }
  }
}
