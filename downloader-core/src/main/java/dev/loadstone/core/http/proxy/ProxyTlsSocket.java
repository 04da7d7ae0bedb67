package dev.loadstone.core.http.proxy;

import dev.loadstone.core.http.redaction.ThrownText;
import dev.loadstone.core.http.tls.RefusedCertificateException;
import dev.loadstone.core.http.tls.TlsSockets;
import dev.loadstone.core.http.wire.AuditedSocket;
import dev.loadstone.core.http.wire.AuditedStream;
import dev.loadstone.core.http.wire.ConnectedByOkHttp;
import dev.loadstone.core.http.wire.ReadAheadSocket;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a proxy that is itself spoken to over TLS: what goes through it, TLS of the
 * server's own included, is put over that. Connected once, by OkHttp.
 */
public final class ProxyTlsSocket extends Socket implements AuditedSocket {
  private final ProxyRules.Via proxy;
  private final ReadAheadSocket carrier;
  private final TlsSockets trust;
  private final HostnameVerifier names;
  private @Nullable SSLSocket tls;
  private @Nullable AuditedStream input;

  private ProxyTlsSocket(
      ProxyRules.Via proxy, ReadAheadSocket carrier, TlsSockets trust, HostnameVerifier names) {
    this.proxy = proxy;
    this.carrier = carrier;
    this.trust = trust;
    this.names = names;
  }

  /** Makes unconnected sockets for OkHttp. */
  public static SocketFactory factory(
      ProxyRules.Via proxy,
      ReadAheadSocket.Factory sockets,
      TlsSockets trust,
      HostnameVerifier names) {
    return new ConnectedByOkHttp() {
      @Override
      public Socket createSocket() {
        return new ProxyTlsSocket(proxy, sockets.createSocket(), trust, names);
      }
    };
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    carrier.connect(endpoint, timeout);
    int before = carrier.getSoTimeout();
    carrier.setSoTimeout(timeout);
    try {
      SSLSocket secured = (SSLSocket) trust.createSocket(carrier, proxy.host(), proxy.port(), true);
      secured.startHandshake();
      if (!names.verify(proxy.host(), secured.getSession())) {
        throw new SSLException("its certificate is for other names");
      }
      tls = secured;
    } catch (SSLException e) {
      carrier.close();
      RefusedCertificateException refused = RefusedCertificateException.in(e);
      throw new FailureException(
          Failure.of(
              FailureCode.PROXY_ERROR,
              "no TLS with the proxy " + proxy + ThrownText.reason(refused == null ? e : refused)),
          e);
    }
    carrier.setSoTimeout(before);
  }

  @Override
  public synchronized void expectAnswerTo(String method) {
    if (input != null) {
      input.expect(method);
    }
  }

  @Override
  public void retarget(String target) {
    if (tls instanceof AuditedSocket audited) {
      audited.retarget(target);
    }
  }

  @Override
  public @Nullable ReadAheadSocket carrier() {
    return null;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    AuditedStream stream = input;
    if (stream == null) {
      stream = new AuditedStream(connected().getInputStream());
      input = stream;
    }
    return stream;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return connected().getOutputStream();
  }

  private SSLSocket connected() throws SocketException {
    SSLSocket secured = tls;
    if (secured == null) {
      throw new SocketException("not connected");
    }
    return secured;
  }

  /** Ends the connection below first: a handshake or a write that hangs holds the TLS one. */
  @Override
  public void close() throws IOException {
    carrier.close();
  }

  @Override
  public boolean isConnected() {
    return tls != null;
  }

  @Override
  public boolean isClosed() {
    return carrier.isClosed();
  }

  @Override
  public boolean isBound() {
    return carrier.isBound();
  }

  @Override
  public boolean isInputShutdown() {
    return carrier.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return carrier.isOutputShutdown();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    carrier.setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return carrier.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    carrier.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return carrier.getTcpNoDelay();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    return carrier.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return carrier.getLocalAddress();
  }

  @Override
  public int getPort() {
    return carrier.getPort();
  }

  @Override
  public int getLocalPort() {
    return carrier.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return carrier.getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return carrier.getLocalSocketAddress();
  }
}
