package dev.loadstone.app.cli;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Query;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.RequestOptions.Decoding;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.source.CurlRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person asks with {@code loadstone request}. */
final class RequestFlags {
  private static final String AUTHORIZATION = "Authorization";
  private static final int LONGEST_COMMAND = 4 << 20;

  @Parameters(
      paramLabel = "[METHOD] URL",
      arity = "1..2",
      description = {
        "GET, or POST with a body, unless a method is given.",
        "Instead of both: a curl command, as one argument, or - to read it",
        "from standard input."
      })
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
    WebRequest.Builder request = begun(surroundings);
    if (wholeServer) {
      refuseAnotherMethod();
      request.wholeServer();
    }
    headers.forEach(request::header);
    request.query(Query.parse(query));
    signIn(request, new PasswordSource(surroundings));
    return request.build();
  }

  private WebRequest.Builder begun(Surroundings surroundings) {
    RequestBody given = body.body(surroundings.in());
    String first = words.getFirst();
    if (first.equals("-") || CurlRequest.isCurl(first)) {
      if (words.size() > 1 || !(given instanceof RequestBody.None)) {
        throw new InvalidInputException(
            "A curl command brings method, link and body: give none of them beside it");
      }
      return pasted(first.equals("-") ? typed(surroundings.in()) : first, surroundings.err());
    }
    WebRequest.Builder request = WebRequest.to(words.getLast()).body(given).options(options());
    if (words.size() == 2) {
      request.method(HttpMethod.parse(first));
    }
    return request;
  }

  private static String typed(InputStream in) {
    try {
      String text = new String(in.readNBytes(LONGEST_COMMAND + 1), StandardCharsets.UTF_8);
      if (CurlRequest.isCurl(text) && text.length() <= LONGEST_COMMAND) {
        return text;
      }
    } catch (IOException e) {
      // Nothing was typed then either.
    }
    throw new InvalidInputException(
        "Standard input holds no curl command: paste one that begins with curl, or a web request"
            + " of PowerShell");
  }

  private WebRequest.Builder pasted(String text, PrintStream err) {
    List<CurlRequest> commands = CurlRequest.parse(text);
    if (commands.size() > 1) {
      throw new InvalidInputException(
          commands.size() + " curl commands were given: one request is made at a time");
    }
    CurlRequest.Single single = commands.getFirst().toRequest(options());
    single.notes().forEach(note -> err.println(OneLine.of(note)));
    return single.request().toBuilder();
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

  /** What was said here replaces what a curl command brought. */
  private void signIn(WebRequest.Builder request, PasswordSource passwords) {
    Headers given = new Headers(headers.stream().map(HeaderField::parse).toList());
    WebRequest begun = request.build();
    Secrets secrets =
        signIn.secrets(given, network.secrets(passwords), passwords).apply(begun.link());
    if (!given.has(AUTHORIZATION)) {
      secrets
          .headers()
          .first(AUTHORIZATION)
          .ifPresent(token -> request.header(AUTHORIZATION, token));
    }
    if (secrets.user() != null) {
      request.user(secrets.user(), secrets.password()).digestOnly(secrets.digestOnly());
    }
    request
        .cookies(secrets.cookies())
        .networkSecrets(secrets.network().orElse(begun.networkSecrets()));
  }
}
