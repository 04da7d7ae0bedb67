package dev.loadstone.core.request;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.ResultCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a request ended: what Godot's {@code request_completed} tells, and the facts behind it. */
public final class WebAnswer {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

  private final @Nullable Failure failure;
  private final AnswerHead head;
  private final byte[] body;
  private final Content content;
  private final List<HttpExchange> exchanges;

  /**
   * What came of the body.
   *
   * @param received bytes on the wire
   * @param decoded bytes after decoding
   * @param cut whether the answer holds its beginning only
   * @param endIsProven whether HTTP tells where the body ends
   * @param file that has the body; null if none has
   */
  record Content(
      long received, long decoded, boolean cut, boolean endIsProven, @Nullable Path file) {
    static final Content NONE = new Content(0, 0, false, true, null);
  }

  WebAnswer(
      @Nullable Failure failure,
      AnswerHead head,
      byte[] body,
      Content content,
      List<HttpExchange> exchanges) {
    this.failure = failure;
    this.head = head;
    this.body = body;
    this.content = content;
    this.exchanges = List.copyOf(exchanges);
  }

  /** Godot's {@code result}: success only if an answer below 400 came whole. */
  public ResultCode result() {
    return ResultCode.of(failure);
  }

  /** Why it is no success; null if it is one. An answer from 400 on is a failure with a body. */
  public @Nullable Failure failure() {
    return failure;
  }

  /** The head of the last answer. */
  public AnswerHead head() {
    return head;
  }

  /** Godot's {@code response_code}; 0 if no answer came. */
  public int status() {
    return head.status();
  }

  /** The server's words after the status; empty in HTTP/2. */
  public String reason() {
    return head.reason();
  }

  /** As received: in order, repeated, case kept. Secrets are in it. */
  public Headers headers() {
    return head.headers();
  }

  /** Godot's {@code get_response_headers_as_dictionary}. */
  public Map<String, String> headersAsDictionary() {
    return head.headers().toDictionary();
  }

  /** The body in memory, decoded; empty if it went elsewhere. A copy. */
  public byte[] body() {
    return body.clone();
  }

  /** {@link #body} as text, in the charset that {@code Content-Type} names, else UTF-8. */
  public String text() {
    return new String(body, charset());
  }

  /** The charset of {@link #text}. */
  public Charset charset() {
    Matcher named = CHARSET.matcher(head.headers().first("Content-Type").orElse(""));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Whether {@link #body} holds the beginning only, of a long error page for example. */
  public boolean isBodyCut() {
    return content.cut();
  }

  /** Godot's {@code get_downloaded_bytes}: of the body, on the wire. */
  public long receivedBytes() {
    return content.received();
  }

  /** Bytes of the body after decoding. */
  public long decodedBytes() {
    return content.decoded();
  }

  /** Godot's {@code get_body_size}: bytes on the wire as announced; -1 if unknown or chunked. */
  public long bodySize() {
    return head.bodySize();
  }

  /** Godot's {@code is_response_chunked}. */
  public boolean isChunked() {
    return Heads.isChunked(head.headers());
  }

  /** False if the body ended with its connection: cut or whole, it looks the same. */
  public boolean isEndProven() {
    return content.endIsProven();
  }

  /** The link that answered, after redirects. */
  public Link link() {
    return head.link();
  }

  /** The file that has the body; null if none has. */
  public @Nullable Path file() {
    return content.file();
  }

  /** Every exchange made, redirects and repetitions included, redacted, in order. */
  public List<HttpExchange> exchanges() {
    return exchanges;
  }

  @Override
  public String toString() {
    return result().name() + " " + status() + " of " + link();
  }
}
