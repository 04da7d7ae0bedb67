package dev.loadstone.core.http.wire;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes unconnected sockets only. */
public abstract class ConnectedByOkHttp extends SocketFactory {
  @Override
  public abstract Socket createSocket();

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("sockets are connected by OkHttp");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("sockets are connected by OkHttp");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("sockets are connected by OkHttp");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("sockets are connected by OkHttp");
  }
}
