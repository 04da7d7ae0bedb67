package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.tls.Trust;
import dev.loadstone.core.http.wire.AuditedSocket;
import dev.loadstone.core.http.wire.AuditedTlsSocket;
import dev.loadstone.core.http.wire.ReadAheadSocket;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import okhttp3.Connection;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The heads of one exchange as they are on the wire, secrets still in them.
 *
 * @param status 0 until an answer came
 * @param peer address and port at the other end; after {@code via} if it is a proxy's
 * @param proxy as an exchange records it
 * @param session of TLS; null over plain HTTP
 * @param trust that accepted the session's certificates
 */
record WireHead(
    Headers sent,
    int status,
    String reason,
    Headers received,
    String protocol,
    String peer,
    String proxy,
    Socket socket,
    @Nullable SSLSession session,
    Trust trust) {
  private static final Set<String> NOT_IN_HTTP2 =
      Set.of("host", "connection", "keep-alive", "proxy-connection", "te", "transfer-encoding");

  static WireHead sending(Request request, Connection connection, String proxy, Trust trust) {
    Socket socket = connection.socket();
    SSLSession session = socket instanceof SSLSocket tls ? tls.getSession() : null;
    InetAddress address = socket.getInetAddress();
    String peer =
        address == null
            ? connection.route().socketAddress().toString()
            : address.getHostAddress() + ":" + socket.getPort();
    return new WireHead(
        sentHeaders(request, connection.protocol()),
        0,
        "",
        Headers.NONE,
        connection.protocol().toString(),
        proxy.isEmpty() ? peer : "via " + peer,
        proxy,
        socket,
        session,
        trust);
  }

  WireHead with(Response response) {
    return new WireHead(
        sent,
        response.code(),
        response.message(),
        headers(response.headers()),
        response.protocol().toString(),
        peer,
        proxy,
        socket,
        session,
        trust);
  }

  boolean isHttp1() {
    return !protocol.equals(Protocol.HTTP_2.toString());
  }

  /** The socket below, which knows what is at hand; null over TLS to a proxy. */
  @Nullable ReadAheadSocket carrier() {
    return carrier(socket);
  }

  private static @Nullable ReadAheadSocket carrier(Socket socket) {
    return socket instanceof AuditedSocket audited ? audited.carrier() : null;
  }

  /** Whether the server asked for a client certificate and got none. */
  boolean missedClientCertificate() {
    return socket instanceof AuditedTlsSocket secured && secured.missedClientCertificate();
  }

  @Nullable TlsFacts tls() {
    return session == null ? null : trust.facts(session);
  }

  static Headers headers(okhttp3.Headers headers) {
    List<HeaderField> fields = new ArrayList<>(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      fields.add(new HeaderField(headers.name(i), headers.value(i)));
    }
    return new Headers(fields);
  }

  /** HTTP/2 sends names in lower case and the request line and host as fields (RFC 9113 8.3.1). */
  private static Headers sentHeaders(Request request, Protocol protocol) {
    Headers given = headers(request.headers());
    if (protocol != Protocol.HTTP_2) {
      return given;
    }
    String query = request.url().encodedQuery();
    String path = request.url().encodedPath() + (query == null ? "" : "?" + query);
    List<HeaderField> fields = new ArrayList<>();
    fields.add(new HeaderField(":method", request.method()));
    fields.add(new HeaderField(":path", path));
    fields.add(new HeaderField(":authority", given.first("Host").orElse(request.url().host())));
    fields.add(new HeaderField(":scheme", request.url().scheme()));
    for (HeaderField field : given.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (!NOT_IN_HTTP2.contains(name)) {
        fields.add(new HeaderField(name, field.value()));
      }
    }
    return new Headers(fields);
  }
}
