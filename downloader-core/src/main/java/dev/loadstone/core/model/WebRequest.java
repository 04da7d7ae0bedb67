package dev.loadstone.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request as a person or a game asks for it, redirects and all. Its secrets are in it, so it is
 * neither stored nor printed.
 *
 * @param link with the query in it
 * @param headers as given, in order, repetitions and case kept
 * @param user name to sign in with; null without one
 * @param digestOnly signs in when the server asks for Digest, and never sends the password itself
 * @param cookies each for the hosts it names, redirects included
 * @param networkSecrets for the proxy and the client's own key
 * @param wholeServer asks {@code OPTIONS *}, about the server instead of the link's path (RFC 9110
 *     9.3.7)
 */
public record WebRequest(
    HttpMethod method,
    Link link,
    Headers headers,
    @Nullable String user,
    @Nullable String password,
    boolean digestOnly,
    List<Cookie> cookies,
    NetworkSecrets networkSecrets,
    RequestBody body,
    boolean wholeServer,
    RequestOptions options) {
  private static final String FRAMING = "it describes the message and follows from it";
  private static final String CONNECTION = "connections are shared between requests";

  /** What says how the body is to be read, and goes where the body goes. */
  private static final Set<String> OF_THE_BODY =
      Set.of("content-type", "content-encoding", "content-language", "content-location", "expect");

  /** Names in lower case, and why nobody may give them. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("content-length", FRAMING),
          Map.entry("transfer-encoding", FRAMING),
          Map.entry("te", FRAMING),
          Map.entry("trailer", FRAMING),
          Map.entry("connection", CONNECTION),
          Map.entry("keep-alive", CONNECTION),
          Map.entry("proxy-connection", CONNECTION),
          Map.entry("upgrade", "a request stays HTTP"),
          Map.entry("http2-settings", "a request stays HTTP"),
          Map.entry("proxy-authorization", "it would reach the server: give it with the proxy"));

  /**
   * Checks what belongs together.
   *
   * @throws InvalidInputException for a method that is never sent, a body that the method does not
   *     take, a header that nobody may give; the message never holds a header's value
   */
  public WebRequest {
    cookies = List.copyOf(cookies);
    method
        .refusal()
        .ifPresent(
            why -> {
              throw new InvalidInputException(method + " is not sent: " + why);
            });
    boolean hasBody = !(body instanceof RequestBody.None);
    if (hasBody && !method.takesBody()) {
      throw new InvalidInputException(
          method
              + " takes no body: a server may ignore it or refuse the request; put the data in the"
              + " query, or use POST");
    }
    if (wholeServer && method != HttpMethod.OPTIONS) {
      throw new InvalidInputException("'*' is asked with OPTIONS only, not with " + method);
    }
    headers.fields().forEach(WebRequest::check);
  }

  /** Starts a request; without more it is a GET. */
  public static Builder to(Link link) {
    return new Builder(link);
  }

  /**
   * Starts a request; without more it is a GET.
   *
   * @throws InvalidInputException if that is no http or https link
   */
  public static Builder to(String link) {
    return to(Link.parse(link));
  }

  /** A builder that makes an equal request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** The headers that may be seen, and go with the request wherever it goes. */
  public Headers harmless() {
    return new Headers(headers.fields().stream().filter(WebRequest::isHarmless).toList());
  }

  /** The headers and the sign-in that stay with the link's origin. */
  public Secrets secrets() {
    return new Secrets(
        user,
        password,
        digestOnly,
        new Headers(headers.fields().stream().filter(each -> !isHarmless(each)).toList()),
        cookies,
        networkSecrets);
  }

  private static boolean isHarmless(HeaderField field) {
    return Secrets.isHarmless(field.name())
        || OF_THE_BODY.contains(field.name().toLowerCase(Locale.ROOT));
  }

  /** Names method and link only. */
  @Override
  public String toString() {
    return method + " " + (wholeServer ? "* of " + link.origin() : link.redacted());
  }

  /** Whether nobody may give a header of that name, because it follows from the request. */
  public static boolean isRefusedHeader(String name) {
    return REFUSED.containsKey(name.toLowerCase(Locale.ROOT));
  }

  private static void check(HeaderField field) {
    String reason = REFUSED.get(field.name().toLowerCase(Locale.ROOT));
    if (reason != null) {
      throw new InvalidInputException(
          "The header " + field.name() + " cannot be given: " + reason + "; leave it out");
    }
    HeaderField.parse(field.name() + ": " + field.value());
  }

  /** Collects a request; not thread-safe. */
  public static final class Builder {
    private @Nullable HttpMethod method;
    private Link link;
    private final List<HeaderField> headers = new ArrayList<>();
    private @Nullable String user;
    private @Nullable String password;
    private boolean digestOnly;
    private List<Cookie> cookies = List.of();
    private NetworkSecrets networkSecrets = NetworkSecrets.NONE;
    private RequestBody body = RequestBody.NONE;
    private boolean wholeServer;
    private RequestOptions options = RequestOptions.DEFAULTS;

    private Builder(Link link) {
      this.link = link;
    }

    private Builder(WebRequest from) {
      method = from.method;
      link = from.link;
      headers.addAll(from.headers.fields());
      user = from.user;
      password = from.password;
      digestOnly = from.digestOnly;
      cookies = from.cookies;
      networkSecrets = from.networkSecrets;
      body = from.body;
      wholeServer = from.wholeServer;
      options = from.options;
    }

    /** Without one it is POST if there is a body, else GET. */
    public Builder method(HttpMethod value) {
      method = value;
      return this;
    }

    /** Appends to the link's query. */
    public Builder query(Query more) {
      link = more.appendedTo(link);
      return this;
    }

    /** Appends one header. */
    public Builder header(String name, String value) {
      headers.add(new HeaderField(name, value));
      return this;
    }

    /** Appends one header, written {@code "Name: value"}. */
    public Builder header(String line) {
      headers.add(HeaderField.parse(line));
      return this;
    }

    /** Appends headers, each written {@code "Name: value"}, as Godot takes them. */
    public Builder headers(List<String> lines) {
      lines.forEach(this::header);
      return this;
    }

    /** Replaces the headers given so far. */
    public Builder headers(Headers all) {
      headers.clear();
      headers.addAll(all.fields());
      return this;
    }

    /** Signs in with name and password. */
    public Builder user(String name, @Nullable String secret) {
      user = name;
      password = secret;
      return this;
    }

    /** Signs in by Digest alone (RFC 7616): the password itself is never sent. */
    public Builder digestOnly(boolean only) {
      digestOnly = only;
      return this;
    }

    /** Cookies beside those that servers set on the way; each goes to the hosts it names. */
    public Builder cookies(List<Cookie> given) {
      cookies = List.copyOf(given);
      return this;
    }

    /** For the proxy and the client's own key. */
    public Builder networkSecrets(NetworkSecrets value) {
      networkSecrets = value;
      return this;
    }

    public Builder body(RequestBody value) {
      body = value;
      return this;
    }

    /** Asks {@code OPTIONS *}. */
    public Builder wholeServer() {
      method = HttpMethod.OPTIONS;
      wholeServer = true;
      return this;
    }

    public Builder options(RequestOptions value) {
      options = value;
      return this;
    }

    /**
     * The request.
     *
     * @throws InvalidInputException saying what does not fit together
     */
    public WebRequest build() {
      HttpMethod chosen =
          method != null
              ? method
              : body instanceof RequestBody.None ? HttpMethod.GET : HttpMethod.POST;
      return new WebRequest(
          chosen,
          link,
          new Headers(headers),
          user,
          password,
          digestOnly,
          cookies,
          networkSecrets,
          body,
          wholeServer,
          options);
    }
  }
}
