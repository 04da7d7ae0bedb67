package dev.loadstone.core.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Somebody in between, who is connected to first and then connects to the target. */
public interface Tunnel {

  /** Where to connect to for a target. */
  InetSocketAddress addressFor(InetSocketAddress target) throws UnknownHostException;

  /** Has the target connected to; what follows on the streams is the target's. */
  void connect(InputStream from, OutputStream to, InetSocketAddress target) throws IOException;
}
