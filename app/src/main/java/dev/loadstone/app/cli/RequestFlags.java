package dev.loadstone.app.cli;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Query;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.RequestOptions.Decoding;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.WebRequest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person asks with {@code loadstone request}. */
final class RequestFlags {
  private static final String AUTHORIZATION = "Authorization";

  @Parameters(
      paramLabel = "[METHOD] URL",
      arity = "1..2",
      description = "GET, or POST with a body, unless a method is given.")
  List<String> words = new ArrayList<>();

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description = "Header to send, in this order; may be repeated.")
  List<String> headers = new ArrayList<>();

  @Mixin BodyFlags body = new BodyFlags();

  @Option(
      names = "--query",
      paramLabel = "NAME=VALUE",
      description = "Appended to the link's query, encoded; may be repeated.")
  List<String> query = new ArrayList<>();

  @Mixin SignInFlags signIn = new SignInFlags();

  @Option(
      names = "--follow",
      paramLabel = "N",
      description = "Redirects followed, 0 to 20; with 0 a redirect is the answer (default: 8).")
  int follow = RequestOptions.DEFAULTS.redirects();

  @Option(
      names = "--body-to-other-hosts",
      description = "Let a redirect of kind 307 or 308 take the body to another host.")
  boolean bodyToOtherOrigins;

  @Option(
      names = "--whole-server",
      description = "With OPTIONS: ask *, about the server instead of the link's path.")
  boolean wholeServer;

  @Option(names = "--no-decode", description = "Ask for no compression, and undo none.")
  boolean noDecode;

  @Option(names = "--compressed", description = "Ask for compression with -o too, and undo it.")
  boolean compressed;

  @Option(names = "--http1.1", description = "Do not offer HTTP/2.")
  boolean http1;

  @Mixin LimitFlags limits = new LimitFlags();
  @Mixin NetworkFlags network = new NetworkFlags();

  /**
   * The request that was asked for.
   *
   * @throws InvalidInputException for the first part of it that cannot be
   */
  WebRequest request(Surroundings surroundings) {
    WebRequest.Builder request = WebRequest.to(words.getLast());
    if (words.size() == 2) {
      request.method(HttpMethod.parse(words.getFirst()));
    }
    if (wholeServer) {
      refuseAnotherMethod();
      request.wholeServer();
    }
    request
        .headers(headers)
        .query(Query.parse(query))
        .body(body.body(surroundings.in()))
        .options(options());
    signIn(request, new PasswordSource(surroundings));
    return request.build();
  }

  private void refuseAnotherMethod() {
    if (words.size() == 2 && HttpMethod.parse(words.getFirst()) != HttpMethod.OPTIONS) {
      throw new InvalidInputException("--whole-server goes with OPTIONS only");
    }
  }

  private RequestOptions options() {
    if (noDecode && compressed) {
      throw new InvalidInputException("--no-decode and --compressed contradict each other");
    }
    RequestOptions.Builder options =
        RequestOptions.DEFAULTS.toBuilder()
            .network(network.options())
            .redirects(follow)
            .http2(!http1)
            .decoding(noDecode ? Decoding.RAW : compressed ? Decoding.DECODE : Decoding.AUTO)
            .bodyToOtherOrigins(bodyToOtherOrigins);
    limits.apply(options);
    return options.build();
  }

  private void signIn(WebRequest.Builder request, PasswordSource passwords) {
    Headers given = new Headers(headers.stream().map(HeaderField::parse).toList());
    Secrets secrets =
        signIn
            .secrets(given, network.secrets(passwords), passwords)
            .apply(Link.parse(words.getLast()));
    if (!given.has(AUTHORIZATION)) {
      secrets
          .headers()
          .first(AUTHORIZATION)
          .ifPresent(token -> request.header(AUTHORIZATION, token));
    }
    if (secrets.user() != null) {
      request.user(secrets.user(), secrets.password());
    }
    request
        .digestOnly(secrets.digestOnly())
        .cookies(secrets.cookies())
        .networkSecrets(secrets.network());
  }
}
