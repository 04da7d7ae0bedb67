package dev.loadstone.core.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of all hosts with their secrets; pure. Of several that match, the most exact alone
 * counts: its name before a suffix, a longer suffix before a shorter, with a port before without.
 *
 * @param all the most exact first
 */
public record HostProfiles(List<HostProfile> all, Map<HostPattern, Secrets> secrets) {
  public static final HostProfiles NONE = new HostProfiles(List.of(), Map.of());

  public HostProfiles {
    all =
        all.stream()
            .sorted(Comparator.comparing(HostProfile::pattern, HostPattern.MOST_EXACT_FIRST))
            .toList();
    secrets = Map.copyOf(secrets);
  }

  /**
   * A profile with what is kept secret for it.
   *
   * @param secrets of the profile alone
   */
  public record Kept(HostProfile profile, Secrets secrets) {

    /** Trusts servers with that key and no others, whoever made their certificate. */
    public Kept trusting(KeyPin key) {
      NetworkOptions network = profile.network();
      TlsOptions tls = network.tls().withInsecure(false).trusting(List.of(key));
      return new Kept(profile.withNetwork(network.withTls(tls)), secrets);
    }

    /** Signs in with that name in place of what was kept. */
    public Kept signingIn(String user, String password) {
      Headers others = secrets.headers().without(HostSettings.AUTHORIZATION);
      return new Kept(
          profile.withSignIn(secrets.digestOnly() ? SignIn.DIGEST : SignIn.BASIC),
          new Secrets(
              user, password, secrets.digestOnly(), others, secrets.cookies(), secrets.network()));
    }

    /** Signs in to the proxy with that name. */
    public Kept signingInToProxy(String user, String password) {
      NetworkSecrets way = new NetworkSecrets(user, password, secrets.network().keyPassword());
      return new Kept(profile, secrets.withNetwork(way));
    }
  }

  /**
   * What one request uses.
   *
   * @param headers harmless ones of the profile, for this host only
   * @param secrets of the profile; none over plain http unless the profile names it
   * @param profile the one that matched; null without
   */
  public record HostSettings(
      NetworkOptions network,
      NetworkSecrets networkSecrets,
      Headers headers,
      Secrets secrets,
      SignIn signIn,
      @Nullable HostProfile profile) {
    private static final String AUTHORIZATION = "Authorization";

    /** The request's headers, and the profile's that the request does not have. */
    public Headers addedTo(Headers asked, Secrets askedSecrets) {
      return joined(asked, headers, name -> asked.has(name) || askedSecrets.headers().has(name));
    }

    /** The request's secrets, and the profile's that it does not have; it signs in one way only. */
    public Secrets addedTo(Secrets asked, Headers askedHeaders) {
      boolean signsIn =
          asked.user() != null
              || asked.headers().has(AUTHORIZATION)
              || askedHeaders.has(AUTHORIZATION);
      Headers own = signsIn ? secrets.headers().without(AUTHORIZATION) : secrets.headers();
      return new Secrets(
          signsIn ? asked.user() : secrets.user(),
          signsIn ? asked.password() : secrets.password(),
          signsIn ? asked.digestOnly() : secrets.digestOnly(),
          joined(asked.headers(), own, n -> asked.headers().has(n) || askedHeaders.has(n)),
          asked.cookies().isEmpty() ? secrets.cookies() : both(asked.cookies(), secrets.cookies()),
          asked.network());
    }

    private static List<Cookie> both(List<Cookie> first, List<Cookie> more) {
      return Stream.concat(first.stream(), more.stream()).toList();
    }

    private static Headers joined(Headers first, Headers more, Predicate<String> isThere) {
      Headers joined = first;
      for (HeaderField field : more.fields()) {
        if (!isThere.test(field.name())) {
          joined = joined.plus(field.name(), field.value());
        }
      }
      return joined;
    }
  }

  /** A profile with its secrets; empty if nothing is kept for that pattern. */
  public Optional<Kept> find(HostPattern pattern) {
    return all.stream()
        .filter(profile -> profile.pattern().equals(pattern))
        .findFirst()
        .map(profile -> new Kept(profile, secrets.getOrDefault(pattern, Secrets.NONE)));
  }

  /**
   * What is to be changed for one origin alone: the profile of just that host and port, else a new
   * one that begins with all that holds for it. Secrets that do not go there stay behind.
   */
  public Kept exactly(Origin origin) {
    HostPattern exact =
        new HostPattern(
            origin.isSecure() ? null : origin.scheme(), origin.host(), false, origin.port());
    return find(exact)
        .orElseGet(
            () ->
                find(origin)
                    .map(p -> copy(p, origin, exact))
                    .orElse(new Kept(HostProfile.of(exact), Secrets.NONE)));
  }

  private Kept copy(HostProfile profile, Origin origin, HostPattern pattern) {
    Secrets kept = secrets.getOrDefault(profile.pattern(), Secrets.NONE);
    boolean trusted = profile.pattern().trusts(origin);
    return new Kept(
        profile.withPattern(pattern).withSignIn(trusted ? profile.signIn() : SignIn.NONE),
        trusted ? kept : Secrets.NONE.withNetwork(kept.network()));
  }

  /** The profile for an origin, if there is one. */
  public Optional<HostProfile> find(Origin origin) {
    return all.stream().filter(profile -> profile.pattern().matches(origin)).findFirst();
  }

  /**
   * What a request for this link uses: what was asked for first, then the host's profile.
   *
   * @param asked options of the job or request
   * @param ownHost whether the link's host is one that the options were said of, and not one that a
   *     server led to
   */
  public HostSettings forLink(
      Link link, NetworkOptions asked, NetworkSecrets askedSecrets, boolean ownHost) {
    NetworkOptions own = ownHost ? asked : asked.forOtherHosts();
    Origin origin = link.origin();
    HostProfile profile = all.isEmpty() ? null : find(origin).orElse(null);
    if (profile == null) {
      return new HostSettings(own, askedSecrets, Headers.NONE, Secrets.NONE, SignIn.NONE, null);
    }
    Secrets kept = secrets.getOrDefault(profile.pattern(), Secrets.NONE);
    boolean trusted = profile.pattern().trusts(origin);
    return new HostSettings(
        own.orElse(profile.network()),
        askedSecrets.orElse(kept.network()),
        profile.headers(),
        trusted ? kept : Secrets.NONE,
        trusted ? profile.signIn() : SignIn.NONE,
        profile);
  }
}
