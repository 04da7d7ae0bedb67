package dev.loadstone.ui.downloads;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HostProfiles.Kept;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.RefusedCertificate;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Selection;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What opens the way to a job's server after a failure: who asks, and whom to believe. FX thread.
 */
final class AccessModel {
  private static final String AUTHORIZATION = "Authorization";
  private static final Set<Integer> ASKS = Set.of(401, 403);

  private final EngineSession session;
  private final Notices notices;

  AccessModel(EngineSession session, Notices notices) {
    this.session = session;
    this.notices = notices;
  }

  /**
   * A person's name and password.
   *
   * @param remembered for the host, not for the job alone
   */
  record Account(String user, String password, boolean remembered) {}

  /** Tells what the job's server showed that was refused last. */
  void findRefused(JobRow row, Consumer<Optional<RefusedCertificate>> told) {
    find(row, RefusedCertificate::of, told);
  }

  /** Tells which server wants to know who asks; the job's own if none is on record. */
  void findAsker(JobRow row, Consumer<Origin> told) {
    Origin own = row.job().request().link().origin();
    find(
        row,
        each ->
            ASKS.contains(each.status())
                ? Optional.of(Link.parse(each.link()).origin())
                : Optional.empty(),
        found -> told.accept(found.orElse(own)));
  }

  /** Keeps the key for the server's host and port, then tries the job again. */
  void trust(JobRow row, RefusedCertificate certificate) {
    tell(
        engine -> {
          engine.changeHost(
              certificate.origin(), kept -> kept.trusting(certificate.server().pin()));
          engine.retry(Selection.of(row.id()));
        });
  }

  /** Signs in to a server and tries the job again. */
  void signIn(JobRow row, Origin asker, Account account) {
    if (account.remembered()) {
      keep(
          row,
          asker,
          kept -> kept.signingIn(account.user(), account.password()),
          AccessModel::withoutSignIn);
    } else {
      change(row, request -> withSignIn(request, account));
    }
  }

  /** Signs in to the proxy on the way and tries the job again. */
  void signInToProxy(JobRow row, Account account) {
    Origin origin = row.job().request().link().origin();
    if (account.remembered()) {
      keep(
          row,
          origin,
          kept -> kept.signingInToProxy(account.user(), account.password()),
          request -> withProxy(request, null, null));
    } else {
      change(row, request -> withProxy(request, account.user(), account.password()));
    }
  }

  /** What is kept for the host counts only where the job itself says nothing else. */
  private void keep(
      JobRow row, Origin origin, UnaryOperator<Kept> change, UnaryOperator<JobRequest> cleared) {
    tell(
        engine -> {
          engine.changeHost(origin, change);
          engine.change(row.id(), cleared);
        });
  }

  private void change(JobRow row, UnaryOperator<JobRequest> change) {
    tell(engine -> engine.change(row.id(), change));
  }

  private <T> void find(
      JobRow row, Function<HttpExchange, Optional<T>> wanted, Consumer<Optional<T>> told) {
    session.ask(engine -> newest(engine.exchanges(row.id()), wanted), told, notices::problem);
  }

  private static <T> Optional<T> newest(
      List<ExchangeRecord> records, Function<HttpExchange, Optional<T>> wanted) {
    return records.reversed().stream()
        .flatMap(each -> wanted.apply(each.exchange()).stream())
        .findFirst();
  }

  private void tell(Consumer<Loadstone> command) {
    session.tell(command, notices::problem);
  }

  private static JobRequest withSignIn(JobRequest request, Account account) {
    Secrets secrets = request.secrets();
    return request.withHeaders(
        request.headers(),
        new Secrets(
            account.user(),
            account.password(),
            secrets.digestOnly(),
            secrets.headers().without(AUTHORIZATION),
            secrets.cookies(),
            secrets.network()));
  }

  private static JobRequest withoutSignIn(JobRequest request) {
    Secrets secrets = request.secrets();
    return request.withHeaders(
        request.headers(),
        new Secrets(
            null,
            null,
            false,
            secrets.headers().without(AUTHORIZATION),
            secrets.cookies(),
            secrets.network()));
  }

  private static JobRequest withProxy(
      JobRequest request, @Nullable String user, @Nullable String password) {
    Secrets secrets = request.secrets();
    return request.withHeaders(
        request.headers(),
        secrets.withNetwork(new NetworkSecrets(user, password, secrets.network().keyPassword())));
  }
}
