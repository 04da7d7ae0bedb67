package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.RefusedCertificate;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.request.WebAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows who a server says it is and, if a person wants so, trusts its key from then on. */
@Command(
    name = "trust",
    description = "Show a server's certificate and trust its key, and no other, for that port.")
final class HostTrust implements Callable<Integer> {
  private final LoadstoneCommand program;

  @Parameters(paramLabel = "HOST", description = "example.com, example.com:8443 or an https link.")
  private String host = "";

  @Option(names = "--yes", description = "Trust it without a question.")
  private boolean yes;

  @Option(
      names = "--fingerprint",
      paramLabel = "SHA256",
      description =
          "Trust it without a question if its certificate has that fingerprint, or its key that"
              + " pin (sha256/...); else refuse it.")
  private @Nullable String fingerprint;

  HostTrust(LoadstoneCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() throws FailureException {
    Link link = Link.parse(host.contains("://") ? host : "https://" + host);
    Origin origin = link.origin();
    if (!origin.isSecure()) {
      throw new InvalidInputException(
          "A server shows a certificate over https only, not at " + origin);
    }
    try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
      HttpExchange seen = ask(engine, origin);
      TlsFacts tls = seen.tls();
      if (tls == null || tls.chain().isEmpty()) {
        throw new FailureException(failure(seen), null);
      }
      PrintStream out = program.surroundings().out();
      HostSheet.certificate(origin, tls.chain()).forEach(out::println);
      RefusedCertificate refused = RefusedCertificate.of(seen).orElse(null);
      if (refused == null && !tls.unverified()) {
        out.println(
            tls.keyTrusted() ? "Its key is trusted already." : "An authority vouches for it.");
        return ExitCode.OK.number();
      }
      if (refused != null) {
        checkTrustable(refused);
      }
      if (fingerprint != null) {
        checkFingerprint(fingerprint, tls.chain().getFirst());
      } else if (!yes && !isWanted(origin)) {
        return ExitCode.OK.number();
      }
      HostProfile kept =
          engine.changeHost(origin, each -> each.trusting(tls.chain().getFirst().pin()));
      HostSheet.lines(kept).forEach(out::println);
    }
    return ExitCode.OK.number();
  }

  private static HttpExchange ask(Loadstone engine, Origin origin) throws FailureException {
    WebAnswer answer =
        engine
            .requests()
            .send(
                WebRequest.to(Link.parse(origin + "/"))
                    .method(HttpMethod.HEAD)
                    .options(RequestOptions.DEFAULTS.toBuilder().redirects(0).build())
                    .build());
    if (answer.exchanges().isEmpty()) {
      throw new FailureException(failure(answer.failure()), null);
    }
    return answer.exchanges().getFirst();
  }

  private void checkTrustable(RefusedCertificate refused) throws FailureException {
    program.surroundings().out().println("Refused: " + OneLine.of(refused.failure().detail()));
    if (!refused.isTrustable(program.surroundings().clock().instant())) {
      throw new FailureException(refused.failure(), null);
    }
    if (refused.failure().code() == FailureCode.PIN_MISMATCH) {
      program
          .surroundings()
          .out()
          .println(
              "WARNING: this is another key than the one that is kept. Its owner changed it, or"
                  + " somebody is in between.");
    }
  }

  /** What was said beforehand takes the place of a person's answer, so it has to fit. */
  private static void checkFingerprint(String wanted, CertificateFacts own)
      throws FailureException {
    String hex = own.fingerprint().replace(":", "");
    boolean same =
        wanted.strip().replace(":", "").equalsIgnoreCase(hex)
            || wanted.strip().equals(own.pin().toString());
    if (!same) {
      throw new FailureException(
          Failure.of(
              FailureCode.PIN_MISMATCH,
              "expected fingerprint "
                  + OneLine.of(wanted)
                  + ", the server has "
                  + own.fingerprint()),
          null);
    }
  }

  private boolean isWanted(Origin origin) {
    Surroundings surroundings = program.surroundings();
    if (!surroundings.isTerminal()) {
      throw new InvalidInputException(
          "Nobody can be asked here: compare the fingerprint with what the server's owner says,"
              + " then give it with --fingerprint");
    }
    surroundings.out().print("Does its owner say the same fingerprint? Trust this key for ");
    surroundings.out().print(origin + " [y/N] ");
    surroundings.out().flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
      String answer = in.readLine();
      return answer != null
          && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException _) {
      return false;
    }
  }

  private static Failure failure(HttpExchange seen) {
    return failure(seen.failure());
  }

  private static Failure failure(@Nullable Failure known) {
    return known == null
        ? Failure.of(FailureCode.TLS_HANDSHAKE_ERROR, "the server showed no certificate")
        : known;
  }
}
