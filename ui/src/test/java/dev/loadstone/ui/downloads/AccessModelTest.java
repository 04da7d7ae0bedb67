package dev.loadstone.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RefusedCertificate;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.TestAuthority;
import dev.loadstone.core.testing.TestAuthority.Issued;
import dev.loadstone.ui.downloads.AccessModel.Account;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobRow;
import dev.loadstone.ui.testing.QueuedScreen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real engine and servers on loopback; this thread is the screen's. */
class AccessModelTest {
  private static final Account ADA = new Account("ada", "lovelace", false);
  private static final Account ADA_KEPT = new Account("ada", "lovelace", true);
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder().encodeToString("ada:lovelace".getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  private final QueuedScreen screen = new QueuedScreen();
  private EngineSession session;
  private AccessModel model;

  @BeforeEach
  void open() {
    session =
        new EngineSession(
            () -> Loadstone.open(new Settings(folder.resolve("data")), Loadstone.Mode.RUN), screen);
    model = new AccessModel(session, screen);
  }

  @AfterEach
  void close() {
    session.close();
    assertThat(screen.problems).isEmpty();
  }

  @Test
  void trust_selfSignedServer_finishesTheJob_andHoldsForThatPortAlone() {
    Issued own = TestAuthority.selfSigned("nas.lan", Instant.now());
    try (RawServer server = tls(own);
        RawServer other = tls(own)) {
      JobRow first = failed(submit(server.localhost("/a.bin")));
      RefusedCertificate seen = refused(first).orElseThrow();
      assertThat(seen.server().pin()).isEqualTo(new KeyPin(own.pin()));
      assertThat(seen.isTrustable(Instant.now())).isTrue();

      model.trust(first, seen);
      done(first);

      done(submit(server.localhost("/b.bin")));
      assertThat(code(failed(submit(other.localhost("/c.bin")))))
          .isEqualTo(FailureCode.CERTIFICATE_REFUSED);
    }
  }

  @Test
  void trustedKey_isChangedLater_failsAndShowsTheNewOne() {
    Issued own = TestAuthority.selfSigned("nas.lan", Instant.now());
    Issued others = TestAuthority.selfSigned("nas.lan", Instant.now());
    try (RawServer server = tls(others)) {
      session.tell(
          engine ->
              engine.changeHost(
                  server.localhost("/").origin(), kept -> kept.trusting(new KeyPin(own.pin()))),
          screen::problem);

      JobRow row = failed(submit(server.localhost("/a.bin")));

      assertThat(code(row)).isEqualTo(FailureCode.PIN_MISMATCH);
      assertThat(NextStep.of(((JobState.Failed) row.job().state()).failure()))
          .contains(NextStep.TRUST_CERTIFICATE);
      RefusedCertificate seen = refused(row).orElseThrow();
      assertThat(seen.server().pin()).isEqualTo(new KeyPin(others.pin()));
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void signIn_forTheJobAlone_isNotKnownToTheNext() {
    try (RawServer server = guarded("Authorization", 401, "WWW-Authenticate: Basic realm=\"a\"")) {
      JobRow first = failed(submit(server.link("/a.bin")));
      assertThat(asker(first)).isEqualTo(server.link("/").origin());

      model.signIn(first, asker(first), ADA);
      done(first);

      assertThat(failed(submit(server.link("/b.bin"))).job().state())
          .isInstanceOf(JobState.Failed.class);
    }
  }

  @Test
  void signIn_rememberedForTheHost_holdsForTheNext() {
    try (RawServer server = guarded("Authorization", 401, "WWW-Authenticate: Basic realm=\"a\"")) {
      JobRow first = failed(submit(server.link("/a.bin")));

      model.signIn(first, asker(first), ADA_KEPT);
      done(first);

      done(submit(server.link("/b.bin")));
    }
  }

  @Test
  void signIn_askedByTheServerOfARedirect_isBoundToThatOne() {
    try (RawServer guarded = guarded("Authorization", 401, "WWW-Authenticate: Basic realm=\"a\"");
        RawServer first = redirecting(guarded.link("/a.bin"))) {
      JobRow row = failed(submit(first.link("/a.bin")));
      assertThat(asker(row)).isEqualTo(guarded.link("/").origin());

      model.signIn(row, asker(row), ADA_KEPT);
      done(row);

      assertThat(first.received()).noneMatch(each -> each.headers().has("Authorization"));
    }
  }

  @Test
  void signInToProxy_rememberedForTheHost_finishesTheJob() {
    try (RawServer proxy = guarded("Proxy-Authorization", 407, "Proxy-Authenticate: Basic")) {
      JobRequest request =
          request(Link.parse("http://assets.invalid/a.bin"))
              .withOptions(
                  TransferOptions.DEFAULTS.toBuilder()
                      .network(
                          TransferOptions.DEFAULTS
                              .network()
                              .withProxies(ProxyOptions.of("http://127.0.0.1:" + proxy.port())))
                      .build());
      JobRow row = failed(submit(request));
      assertThat(NextStep.of(((JobState.Failed) row.job().state()).failure()))
          .startsWith(NextStep.SIGN_IN_PROXY);

      model.signInToProxy(row, ADA_KEPT);
      done(row);
    }
  }

  private static RawServer tls(Issued certificate) {
    return RawServer.startTls(
        certificate.serverContext().getServerSocketFactory(),
        (_, wire) -> {
          wire.send("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 5\r\n\r\nhello");
          return true;
        });
  }

  /** Wants to know the right name and password in a header, else answers with a question. */
  private static RawServer guarded(String header, int status, String question) {
    return RawServer.start(
        (request, wire) -> {
          boolean known = request.headers().first(header).filter(BASIC::equals).isPresent();
          wire.send(
              known
                  ? "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 5\r\n\r\nhello"
                  : "HTTP/1.1 "
                      + status
                      + " Who asks\r\n"
                      + question
                      + "\r\nContent-Length: 0\r\n\r\n");
          return true;
        });
  }

  private static RawServer redirecting(Link to) {
    return RawServer.start(
        (_, wire) -> {
          wire.send(
              "HTTP/1.1 302 Found\r\nLocation: " + to.text() + "\r\nContent-Length: 0\r\n\r\n");
          return true;
        });
  }

  private JobRequest request(Link link) {
    return JobRequest.of(link, folder.resolve("assets"));
  }

  private JobId submit(Link link) {
    return submit(request(link));
  }

  private JobId submit(JobRequest request) {
    CompletableFuture<JobId> id = new CompletableFuture<>();
    session.ask(
        engine -> engine.submit(List.of(request)).getFirst().job(), id::complete, screen::problem);
    screen.await("it is in the queue", id::isDone);
    return id.join();
  }

  private JobRow failed(JobId id) {
    screen.await("it fails", () -> isIn(id, JobState.Failed.class));
    return session.jobs().row(id).orElseThrow();
  }

  private void done(JobRow row) {
    done(row.id());
  }

  private void done(JobId id) {
    screen.await("it is done", () -> isIn(id, JobState.Published.class));
  }

  private boolean isIn(JobId id, Class<? extends JobState> state) {
    return session.jobs().row(id).filter(row -> state.isInstance(row.job().state())).isPresent();
  }

  private static FailureCode code(JobRow row) {
    return ((JobState.Failed) row.job().state()).failure().code();
  }

  private Optional<RefusedCertificate> refused(JobRow row) {
    CompletableFuture<Optional<RefusedCertificate>> found = new CompletableFuture<>();
    model.findRefused(row, found::complete);
    screen.await("it is told", found::isDone);
    return found.join();
  }

  private Origin asker(JobRow row) {
    CompletableFuture<Origin> found = new CompletableFuture<>();
    model.findAsker(row, found::complete);
    screen.await("it is told", found::isDone);
    return found.join();
  }
}
