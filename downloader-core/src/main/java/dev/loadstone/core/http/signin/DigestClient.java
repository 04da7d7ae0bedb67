package dev.loadstone.core.http.signin;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.digest.DigestQuestion;
import dev.loadstone.core.http.digest.DigestSession;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Phase;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Challenge;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A client that knows who is there when a server asks by Digest (RFC 7616): the first question
 * costs an exchange, later requests answer it at once.
 */
public final class DigestClient implements HttpClient {
  private final HttpClient client;
  private final DigestSessions sessions;

  public DigestClient(HttpClient client, DigestSessions sessions) {
    this.client = client;
    this.sessions = sessions;
  }

  @Override
  public HttpCall call(HttpRequest request, Consumer<Phase> phases) throws FailureException {
    DigestSessions.Key key = DigestSessions.Key.of(request);
    if (key == null) {
      return client.call(request, phases);
    }
    DigestSession session = sessions.get(key);
    HttpRequest signed = session == null ? request : signed(request, session);
    return new Asked(client.call(signed, phases), sessions, key, session);
  }

  private static HttpRequest signed(HttpRequest request, DigestSession session) {
    String answer = session.answer(request.method(), target(request));
    Headers headers = request.secrets().headers().plus("Authorization", answer);
    return request.withHeaders(request.headers(), request.secrets().withHeaders(headers));
  }

  /** What the request line names, as OkHttp writes it. */
  private static String target(HttpRequest request) {
    if (request.details().wholeServer()) {
      return "*";
    }
    return target(request.link());
  }

  private static String target(Link link) {
    okhttp3.HttpUrl url = okhttp3.HttpUrl.get(link.text());
    String query = url.encodedQuery();
    return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
  }

  /** What an answer asks, Digest or other. */
  private static List<Challenge> challenges(Headers answer) {
    okhttp3.Headers.Builder headers = new okhttp3.Headers.Builder();
    for (HeaderField field : answer.fields()) {
      if (field.is("WWW-Authenticate")) {
        headers.addUnsafeNonAscii("WWW-Authenticate", field.value());
      }
    }
    Response parsed =
        new Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(401)
            .message("")
            .headers(headers.build())
            .build();
    return parsed.challenges();
  }

  /** {@code nextnonce} of an answer that was given. */
  private static Optional<String> nextNonce(Headers answer) {
    return answer
        .first("Authentication-Info")
        .map(info -> "Digest " + info)
        .map(info -> challenges(Headers.of("WWW-Authenticate", info)))
        .flatMap(all -> all.stream().findFirst())
        .map(info -> DigestQuestion.parameters(info).get("nextnonce"));
  }

  /** Learns from the answer what the next request says. */
  private static final class Asked implements HttpCall {
    private final HttpCall call;
    private final DigestSessions sessions;
    private final DigestSessions.Key key;
    private final @Nullable DigestSession used;
    private volatile boolean wantsSignIn;

    Asked(
        HttpCall call,
        DigestSessions sessions,
        DigestSessions.Key key,
        @Nullable DigestSession used) {
      this.call = call;
      this.sessions = sessions;
      this.key = key;
      this.used = used;
    }

    @Override
    public HttpAnswer execute() throws FailureException {
      HttpAnswer answer = call.execute();
      if (answer.status() == 401) {
        asked(answer.headers());
      } else if (used != null) {
        nextNonce(answer.headers()).ifPresent(used::next);
      }
      return answer;
    }

    private void asked(Headers answer) {
      DigestQuestion question = DigestQuestion.strongest(challenges(answer)).orElse(null);
      if (used != null && question != null && used.isOf(question.nonce())) {
        wantsSignIn = question.stale();
        return;
      }
      if (used != null) {
        sessions.remove(key, used);
      }
      if (question != null) {
        sessions.put(key, new DigestSession(question, key.user(), key.password()));
        wantsSignIn = true;
      }
    }

    @Override
    public boolean wantsSignIn() {
      return wantsSignIn || call.wantsSignIn();
    }

    @Override
    public Redaction redaction() {
      return call.redaction();
    }

    @Override
    public void cancel() {
      call.cancel();
    }

    @Override
    public HttpExchange exchange() {
      return call.exchange();
    }
  }
}
