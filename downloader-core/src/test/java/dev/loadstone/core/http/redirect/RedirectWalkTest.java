package dev.loadstone.core.http.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.FakeTransport;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.core.testing.RecordedHops;
import dev.loadstone.core.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RedirectWalkTest {
  private static final Secrets SECRETS =
      new Secrets("ann", "open sesame", Headers.of("X-Token", "s3cr3t-value"));
  private static final Headers HARMLESS =
      Headers.of("Accept", "*/*", "Range", "bytes=5-", "If-Range", "\"1\"");
  private final FakeTransport transport = new FakeTransport(TimeSource.SYSTEM);
  private final RecordedHops hops = new RecordedHops();

  private RedirectWalk walk(String link, RedirectRules rules) throws FailureException {
    ClientOptions options =
        new ClientOptions(NetworkOptions.DEFAULTS, Duration.ofSeconds(5), Duration.ofSeconds(5));
    return new RedirectWalk(
        transport.client(options),
        new HttpRequest("GET", Link.parse(link), HARMLESS, SECRETS),
        rules,
        hops);
  }

  private void redirect(String from, String location) {
    transport.serve(Link.parse(from), FakeAnswer.redirect(302, location));
  }

  private FailureCode failure(String link, RedirectRules rules) {
    try {
      walk(link, rules).follow().close();
      throw new AssertionError("no failure");
    } catch (FailureException e) {
      assertThat(transport.openAnswers()).isZero();
      return e.failure().code();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirect_isFollowedAndEachHopTold(int status) throws FailureException {
    transport.serve(
        Link.parse("https://a.example/x"), FakeAnswer.redirect(status, "https://b.example/y"));
    transport.serve(
        Link.parse("https://b.example/y"), FakeResource.of(new byte[9]).withEtag("\"1\""));
    RedirectWalk walk = walk("https://a.example/x", new RedirectRules(8, false));
    try (HttpAnswer answer = walk.follow()) {
      assertThat(answer.status()).isEqualTo(206);
      assertThat(hops.exchanges()).hasSize(1);
      assertThat(hops.soFar()).extracting(HttpExchange::hop).containsExactly(0, 1);
      assertThat(hops.soFar().getLast().status()).isEqualTo(206);
    }
    assertThat(walk.finalLink()).isEqualTo(Link.parse("https://b.example/y"));
    assertThat(hops.exchanges()).extracting(HttpExchange::hop).containsExactly(0, 1);
    assertThat(hops.exchanges())
        .extracting(HttpExchange::redirectsTo)
        .containsExactly("https://b.example/y", "");
    assertThat(hops.exchanges()).extracting(HttpExchange::status).containsExactly(status, 206);
    assertThat(transport.requests()).allMatch(request -> request.method().equals("GET"));
    assertThat(transport.openAnswers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 300, 304, 305, 306, 404, 503})
  void anyOtherStatus_isTheAnswer(int status) throws FailureException {
    transport.serve(
        Link.parse("https://a.example/x"), FakeAnswer.redirect(status, "https://b.example/y"));
    try (HttpAnswer answer = walk("https://a.example/x", new RedirectRules(8, false)).follow()) {
      assertThat(answer.status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://b.example/y",
        "https://a.example:8443/y",
        "https://sub.a.example/y",
        "http://a.example/y"
      })
  void otherOrigin_getsHarmlessHeadersAndNoSecrets(String target) throws FailureException {
    redirect("https://a.example/x", target);
    walk("https://a.example/x", new RedirectRules(8, true)).follow().close();
    HttpRequest last = transport.requests().getLast();
    assertThat(last.secrets()).isEqualTo(Secrets.NONE);
    assertThat(last.headers()).isEqualTo(HARMLESS);
    assertThat(transport.requests().getFirst().secrets()).isEqualTo(SECRETS);
  }

  @Test
  void sameOrigin_keepsSecrets_evenAfterADetour() throws FailureException {
    redirect("https://a.example/x", "/y");
    redirect("https://a.example/y", "https://b.example/z");
    redirect("https://b.example/z", "https://a.example:443/end");
    walk("https://a.example/x", new RedirectRules(8, false)).follow().close();
    assertThat(transport.requests().stream().map(HttpRequest::secrets))
        .containsExactly(SECRETS, SECRETS, Secrets.NONE, SECRETS);
  }

  @Test
  void secretsOfTheRecord_areRedactedInLocationToo() throws FailureException {
    redirect("https://a.example/x", "https://b.example/y?token=topsecret&n=1");
    walk("https://a.example/x", new RedirectRules(8, false)).follow().close();
    assertThat(hops.exchanges().toString()).doesNotContain("topsecret", "s3cr3t", "sesame");
    assertThat(hops.exchanges().getFirst().responseHeaders().first("Location"))
        .contains("https://b.example/y?token=[redacted]&n=1");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, http://b.example/, REDIRECT_REFUSED",
    "https://a.example/x, ftp://b.example/, REDIRECT_REFUSED",
    "https://a.example/x, file:///etc/passwd, REDIRECT_REFUSED",
    "https://a.example/x, javascript:alert(1), REDIRECT_REFUSED",
    "https://a.example/x, https://localhost/, REDIRECT_REFUSED",
    "https://a.example/x, https://127.0.0.1/, REDIRECT_REFUSED",
    "https://a.example/x, https://127.1/, PROTOCOL_ERROR",
    "https://a.example/x, https://2130706433/, REDIRECT_REFUSED",
    "https://a.example/x, https://0x7f.1/, PROTOCOL_ERROR",
    "https://a.example/x, https://0.0.0.0/, REDIRECT_REFUSED",
    "https://a.example/x, https://10.1.2.3/, REDIRECT_REFUSED",
    "https://a.example/x, https://172.16.0.1/, REDIRECT_REFUSED",
    "https://a.example/x, https://192.168.1.1/, REDIRECT_REFUSED",
    "https://a.example/x, https://169.254.169.254/latest/meta-data, REDIRECT_REFUSED",
    "https://a.example/x, https://100.64.0.1/, REDIRECT_REFUSED",
    "https://a.example/x, https://[::1]/, REDIRECT_REFUSED",
    "https://a.example/x, https://[fe80::1]/, REDIRECT_REFUSED",
    "https://a.example/x, https://[fd00::1]/, REDIRECT_REFUSED",
    "https://a.example/x, https://[::ffff:127.0.0.1]/, REDIRECT_REFUSED",
    "https://a.example/x, 'https://', PROTOCOL_ERROR",
    "https://a.example/x, '', PROTOCOL_ERROR",
    "https://a.example/x, https://b.example:99999/, PROTOCOL_ERROR",
    "https://a.example/x, https://user:secret@b.example/, PROTOCOL_ERROR"
  })
  void badTarget_isRefused(String from, String location, FailureCode expected) {
    redirect(from, location);
    assertThat(failure(from, new RedirectRules(8, false))).isEqualTo(expected);
    assertThat(transport.requests()).hasSize(1);
  }

  @Test
  void missingOrAmbiguousLocation_isAProtocolError() {
    Link link = Link.parse("https://a.example/x");
    transport.serve(link, FakeAnswer.status(302));
    assertThat(failure(link.text(), new RedirectRules(8, false)))
        .isEqualTo(FailureCode.PROTOCOL_ERROR);
    transport.serve(link, FakeAnswer.of(302, Headers.of("Location", "/1", "Location", "/2"), ""));
    assertThat(failure(link.text(), new RedirectRules(8, false)))
        .isEqualTo(FailureCode.PROTOCOL_ERROR);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/p/x?q=1, y, https://a.example/p/y",
    "https://a.example/p/x?q=1, ../y, https://a.example/y",
    "https://a.example/p/x?q=1, ?q=2, https://a.example/p/x?q=2",
    "https://a.example/p/x?q=1, //b.example/y#part, https://b.example/y",
    "https://a.example/p/x?q=1, /sp ace/\u00fc, https://a.example/sp%20ace/%C3%BC"
  })
  void relativeTarget_isResolved(String from, String location, String to) throws FailureException {
    redirect(from, location);
    walk(from, new RedirectRules(8, false)).follow().close();
    assertThat(transport.requests().getLast().link()).isEqualTo(Link.parse(to));
  }

  @Test
  void guardedFile_mayLeaveHttps() throws FailureException {
    redirect("https://a.example/x", "http://b.example/y");
    walk("https://a.example/x", new RedirectRules(8, true)).follow().close();
    assertThat(transport.requests()).hasSize(2);
  }

  @Test
  void localOriginal_mayLeadToLocalHosts() throws FailureException {
    redirect("http://localhost:1/x", "http://127.0.0.1:2/y");
    redirect("http://127.0.0.1:2/y", "http://192.168.0.9/z");
    walk("http://localhost:1/x", new RedirectRules(8, false)).follow().close();
    assertThat(transport.requests()).hasSize(3);
    assertThat(transport.requests()).noneMatch(HttpRequest::publicOnly);
  }

  @Test
  void publicOriginal_asksForPublicAddressesOnly() throws FailureException {
    redirect("https://a.example/x", "https://b.example/y");
    walk("https://a.example/x", new RedirectRules(8, false)).follow().close();
    assertThat(transport.requests().stream().map(HttpRequest::publicOnly))
        .containsExactly(false, true);
  }

  @Test
  void circle_endsAtTheLimit() {
    redirect("https://a.example/x", "/y");
    redirect("https://a.example/y", "/x");
    assertThat(failure("https://a.example/x", new RedirectRules(3, false)))
        .isEqualTo(FailureCode.REDIRECT_LIMIT_REACHED);
    assertThat(hops.exchanges()).hasSize(4);
  }

  @Test
  void failingHop_isTold() {
    redirect("https://a.example/x", "https://b.example/y");
    transport.next(
        Link.parse("https://b.example/y"), FakeBehaviour.fails(FailureCode.CANT_CONNECT));
    assertThat(failure("https://a.example/x", new RedirectRules(8, false)))
        .isEqualTo(FailureCode.CANT_CONNECT);
    assertThat(hops.exchanges()).hasSize(2);
    assertThat(hops.exchanges().getLast().failure()).isNotNull();
  }

  @Test
  void cancel_worksBeforeBetweenAndDuringHops() throws Exception {
    RedirectWalk early = walk("https://a.example/x", new RedirectRules(8, false));
    early.cancel();
    assertThatThrownBy(early::follow)
        .satisfies(
            e -> assertThat(HttpTransportContract.codeOf(e)).isEqualTo(FailureCode.CANCELLED));
    Gate gate = new Gate();
    redirect("https://a.example/x", "https://b.example/y");
    transport.next(Link.parse("https://b.example/y"), FakeBehaviour.NORMAL.heldAt(gate));
    RedirectWalk walk = walk("https://a.example/x", new RedirectRules(8, false));
    CompletableFuture<FailureCode> end = CompletableFuture.supplyAsync(() -> failureOf(walk));
    gate.awaitReached();
    walk.cancel();
    assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(FailureCode.CANCELLED);
    assertThat(List.copyOf(transport.requests())).hasSize(2);
  }

  private static FailureCode failureOf(RedirectWalk walk) {
    try {
      walk.follow().close();
      throw new AssertionError("it was cancelled");
    } catch (FailureException e) {
      return e.failure().code();
    }
  }
}
