package dev.loadstone.core.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Puts TLS over connected sockets. Its context is made at the first handshake: a plain download
 * pays nothing for it.
 */
final class TlsSockets extends SSLSocketFactory {
  private final X509TrustManager trust;
  private @Nullable SSLSocketFactory made;

  TlsSockets(X509TrustManager trust) {
    this.trust = trust;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    SSLSocket tls = (SSLSocket) factory().createSocket(socket, host, port, autoClose);
    return new AuditedTlsSocket(tls, socket instanceof ReadAheadSocket carrier ? carrier : null);
  }

  private synchronized SSLSocketFactory factory() throws IOException {
    SSLSocketFactory factory = made;
    if (factory == null) {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        factory = context.getSocketFactory();
      } catch (GeneralSecurityException e) {
        throw new IOException("the JDK has no usable TLS", e);
      }
      made = factory;
    }
    return factory;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return suites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return suites();
  }

  private String[] suites() {
    try {
      return factory().getSupportedCipherSuites();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("TLS is put over connected sockets only");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("TLS is put over connected sockets only");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("TLS is put over connected sockets only");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("TLS is put over connected sockets only");
  }
}
