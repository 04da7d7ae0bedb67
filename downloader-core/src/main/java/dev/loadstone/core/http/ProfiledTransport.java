package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.HostProfiles.HostSettings;
import dev.loadstone.core.model.Phase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A transport whose requests each use their host's profile: proxy, trust, headers, sign-in.
 *
 * <p>Every hop has the settings of its own host, and no others: what a profile holds cannot go
 * along with a redirect. A client keeps to the profiles there were when it was made.
 */
public final class ProfiledTransport implements HttpTransport {
  private final HttpTransport transport;
  private final Supplier<HostProfiles> profiles;

  /**
   * A transport over another.
   *
   * @param profiles asked whenever a client is made
   */
  public ProfiledTransport(HttpTransport transport, Supplier<HostProfiles> profiles) {
    this.transport = transport;
    this.profiles = profiles;
  }

  @Override
  public HttpClient client(ClientOptions options) throws FailureException {
    return new ProfiledClient(transport, options, profiles.get());
  }

  @Override
  public void close() {
    transport.close();
  }

  private record ProfiledClient(
      HttpTransport transport,
      ClientOptions options,
      HostProfiles profiles,
      Map<ClientOptions, HttpClient> made)
      implements HttpClient {

    ProfiledClient(HttpTransport transport, ClientOptions options, HostProfiles profiles) {
      this(transport, options, profiles, new ConcurrentHashMap<>());
    }

    @Override
    public HttpCall call(HttpRequest request, Consumer<Phase> phases) throws FailureException {
      HostSettings settings =
          profiles.forLink(
              request.link(),
              options.network(),
              options.secrets(),
              options.isOwn(request.link().origin()));
      return client(options.with(settings.network(), settings.networkSecrets()))
          .call(with(settings, request), phases);
    }

    private HttpClient client(ClientOptions wanted) throws FailureException {
      HttpClient known = made.get(wanted);
      if (known == null) {
        known = transport.client(wanted);
        made.put(wanted, known);
      }
      return known;
    }

    private static HttpRequest with(HostSettings settings, HttpRequest request) {
      return settings.profile() == null
          ? request
          : request.withHeaders(
              settings.addedTo(request.headers(), request.secrets()),
              settings.addedTo(request.secrets(), request.headers()));
    }
  }
}
