package dev.loadstone.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Answers one request over TLS, then ends the connection below TLS, as an attacker would. */
public final class TruncatingTls implements AutoCloseable {
  private final ServerSocket listening;

  public TruncatingTls(SSLContext context, String answer) {
    try {
      listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(() -> serve(context, answer));
  }

  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve(SSLContext context, String answer) {
    try (Socket below = listening.accept()) {
      SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(below, null, false);
      int read = tls.getInputStream().read(new byte[8_192]);
      tls.getOutputStream().write((read > 0 ? answer : "").getBytes(StandardCharsets.US_ASCII));
      tls.getOutputStream().flush();
      below.shutdownOutput();
      below.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has gone.
    }
  }
}
