package dev.loadstone.core.http.tls;

import dev.loadstone.core.http.wire.AuditedTlsSocket;
import dev.loadstone.core.http.wire.ReadAheadSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Puts TLS over connected sockets. Its context is made at the first handshake: a plain download
 * pays nothing for it.
 */
public final class TlsSockets extends SSLSocketFactory {
  private final Trust trust;
  private final @Nullable ClientKey key;
  private final @Nullable String expectedName;
  private final Set<Socket> asked =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private @Nullable SSLSocketFactory made;

  /**
   * Sockets of one trust.
   *
   * @param key says who asks; null for nobody
   * @param expectedName that servers are asked for instead of their host's; null for the host's
   */
  public TlsSockets(Trust trust, @Nullable ClientKey key, @Nullable String expectedName) {
    this.trust = trust;
    this.key = key;
    this.expectedName = expectedName;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    String name = expectedName == null ? host : expectedName;
    SSLSocket tls = (SSLSocket) factory().createSocket(socket, name, port, autoClose);
    return new AuditedTlsSocket(
        tls, socket instanceof ReadAheadSocket carrier ? carrier : null, () -> asked.contains(tls));
  }

  private synchronized SSLSocketFactory factory() throws IOException {
    SSLSocketFactory factory = made;
    if (factory == null) {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager keys = key == null ? new NoClientKey(asked) : key;
        context.init(new KeyManager[] {keys}, new TrustManager[] {trust}, null);
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
