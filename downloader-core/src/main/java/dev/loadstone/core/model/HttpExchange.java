package dev.loadstone.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer as they were on the wire, secrets already redacted.
 *
 * @param attempt of the job, from 1
 * @param segment of the attempt, from 0
 * @param hop 0 for the original link, then one more for each redirect
 * @param link with secret query values redacted
 * @param requestHeaders as sent, in order; secret values replaced
 * @param status 0 if no answer came
 * @param responseHeaders as received, in order; secret values replaced
 * @param protocol {@code http/1.1} or {@code h2}; empty without an answer
 * @param remoteAddress address and port that answered, after {@code via} if they are a proxy's;
 *     empty without a connection
 * @param reused whether the connection had served an earlier exchange
 * @param timing when each phase ended
 * @param bytesReceived of the body, on the wire
 * @param bytesSent of the request's body
 * @param tls null over plain HTTP
 * @param failure null if it ended as it should
 * @param proxy {@code http://host:port} or {@code socks5://host:port}; empty without one
 * @param localPort port at this end, which tells connections apart; 0 without a connection
 * @param bytesDecoded of the body after its content coding was undone
 * @param redirectsTo where the next hop goes, with secret query values redacted; empty for none
 * @param settings what it was made with that the wire does not show
 */
public record HttpExchange(
    int attempt,
    int segment,
    int hop,
    String method,
    String link,
    Headers requestHeaders,
    int status,
    String reason,
    Headers responseHeaders,
    String protocol,
    String remoteAddress,
    boolean reused,
    Instant startedAt,
    Timing timing,
    long bytesReceived,
    long bytesSent,
    @Nullable TlsFacts tls,
    @Nullable Failure failure,
    String proxy,
    int localPort,
    long bytesDecoded,
    String redirectsTo,
    Settings settings) {
  /** Stands for each secret, in links and headers. */
  public static final String REDACTED = "[redacted]";

  /** An exchange without a proxy, a content coding, a redirect or settings. */
  public HttpExchange(
      int attempt,
      int segment,
      int hop,
      String method,
      String link,
      Headers requestHeaders,
      int status,
      String reason,
      Headers responseHeaders,
      String protocol,
      String remoteAddress,
      boolean reused,
      Instant startedAt,
      Timing timing,
      long bytesReceived,
      long bytesSent,
      @Nullable TlsFacts tls,
      @Nullable Failure failure) {
    this(
        attempt,
        segment,
        hop,
        method,
        link,
        requestHeaders,
        status,
        reason,
        responseHeaders,
        protocol,
        remoteAddress,
        reused,
        startedAt,
        timing,
        bytesReceived,
        bytesSent,
        tls,
        failure,
        "",
        0,
        bytesReceived,
        "",
        Settings.NONE);
  }

  /**
   * What a request was made with that the wire does not show, without secrets.
   *
   * @param network what was asked for, the host's profile included
   * @param signIn how a name and password or a token were shown
   * @param proxySignIn whether a name and password were at hand for the proxy
   * @param keyPassword whether the client's own key has a password
   * @param wholeServer whether {@code *} was asked for instead of the link's path
   */
  public record Settings(
      NetworkOptions network,
      SignIn signIn,
      boolean proxySignIn,
      boolean keyPassword,
      boolean wholeServer) {
    public static final Settings NONE =
        new Settings(NetworkOptions.DEFAULTS, SignIn.NONE, false, false, false);
  }

  /**
   * Duration of each phase in microseconds; -1 where a phase did not happen (HAR 1.2's meaning). Of
   * an exchange under way, the phase it is in lasts until now.
   *
   * @param blocked queued: wait for a connection
   * @param connecting with {@code securing} inside
   * @param waiting from the last byte sent to the first received
   */
  public record Timing(
      long blocked,
      long resolving,
      long connecting,
      long securing,
      long sending,
      long waiting,
      long receiving) {
    public static final Timing NONE = new Timing(-1, -1, -1, -1, -1, -1, -1);

    /** Microseconds from the wait for a connection to the last byte. */
    public long total() {
      return LongStream.of(blocked, resolving, connecting, sending, waiting, receiving)
          .filter(micros -> micros > 0)
          .sum();
    }
  }

  /**
   * Facts of a TLS connection.
   *
   * @param certificates subject and expiry, the server's first
   * @param chain the same certificates in full; empty where they were not recorded
   * @param unverified whether any certificate would have been accepted
   * @param keyTrusted whether it was accepted for its pinned key, with nobody vouching for it
   * @param revocation of the server's own certificate, and of those between it and the authority
   * @param revocationDetail who said so, or why nobody could; empty if nobody was asked
   */
  public record TlsFacts(
      String version,
      String cipher,
      List<String> certificates,
      List<CertificateFacts> chain,
      boolean unverified,
      boolean keyTrusted,
      RevocationVerdict revocation,
      String revocationDetail) {
    public TlsFacts {
      certificates = List.copyOf(certificates);
      chain = List.copyOf(chain);
    }

    /** Facts of a verified connection of which no more was recorded. */
    public TlsFacts(String version, String cipher, List<String> certificates) {
      this(
          version,
          cipher,
          certificates,
          List.of(),
          false,
          false,
          RevocationVerdict.NOT_CHECKED,
          "");
    }

    /** What a server showed in a handshake that ended over it; null if it showed nothing. */
    public static @Nullable TlsFacts refused(List<CertificateFacts> chain) {
      return chain.isEmpty()
          ? null
          : of("", "", chain, false, false, RevocationVerdict.NOT_CHECKED, "");
    }

    /** Facts with the whole chain. */
    public static TlsFacts of(
        String version,
        String cipher,
        List<CertificateFacts> chain,
        boolean unverified,
        boolean keyTrusted,
        RevocationVerdict revocation,
        String revocationDetail) {
      List<String> certificates = chain.stream().map(CertificateFacts::summary).toList();
      return new TlsFacts(
          version,
          cipher,
          certificates,
          chain,
          unverified,
          keyTrusted,
          revocation,
          revocationDetail);
    }
  }

  /**
   * One certificate of a chain.
   *
   * @param subject distinguished name (RFC 2253)
   * @param pin SHA-256 of its public key
   * @param names it is for, at most a hundred
   * @param fingerprint SHA-256 of the whole certificate, {@code AB:CD:…} as browsers show it; empty
   *     where it was not recorded
   */
  public record CertificateFacts(
      String subject,
      String issuer,
      Instant notBefore,
      Instant notAfter,
      KeyPin pin,
      List<String> names,
      String fingerprint) {
    public CertificateFacts {
      names = List.copyOf(names);
    }

    String summary() {
      return subject + "; expires " + notAfter;
    }
  }

  /** The host that was asked, in lower case, without its port. */
  public String host() {
    int start = link.indexOf("//") + 2;
    int end = start;
    while (end < link.length() && "/?#".indexOf(link.charAt(end)) < 0) {
      end++;
    }
    String authority = link.substring(start, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = authority.lastIndexOf(':');
    boolean port = colon > authority.lastIndexOf(']');
    return (port ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
  }

  /** The same at its place in a job. */
  public HttpExchange at(int newAttempt, int newSegment, int newHop) {
    return with(newAttempt, newSegment, newHop, redirectsTo);
  }

  /** The same, with where the next hop goes. */
  public HttpExchange redirectingTo(String redactedLink) {
    return with(attempt, segment, hop, redactedLink);
  }

  private HttpExchange with(int newAttempt, int newSegment, int newHop, String target) {
    return new HttpExchange(
        newAttempt,
        newSegment,
        newHop,
        method,
        link,
        requestHeaders,
        status,
        reason,
        responseHeaders,
        protocol,
        remoteAddress,
        reused,
        startedAt,
        timing,
        bytesReceived,
        bytesSent,
        tls,
        failure,
        proxy,
        localPort,
        bytesDecoded,
        target,
        settings);
  }
}
