package dev.loadstone.core.http.proxy;

import dev.loadstone.core.http.dns.Addresses;
import dev.loadstone.core.http.dns.InterruptibleDns;
import dev.loadstone.core.http.wire.Tunnel;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;

/**
 * A SOCKS 5 proxy that connects for us (RFC 1928), with a name and password if it wants them (RFC
 * 1929). Hosts are handed over by name: their addresses are the proxy's to find.
 *
 * <p>The JDK can do this too, but its sockets read little at a time and show no end, and its
 * passwords are one for the whole program.
 */
public final class Socks5 implements Dns, Tunnel {
  private static final int VERSION = 5;
  private static final int NO_SIGN_IN = 0;
  private static final int PASSWORD = 2;
  private static final int NOTHING_OFFERED = 0xff;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int LONGEST = 255;

  private final ProxyRules.Via proxy;

  public Socks5(ProxyRules.Via proxy) {
    this.proxy = proxy;
  }

  /** The proxy's addresses, carrying the host's name: nobody here looks up the host itself. */
  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (InetAddress address : InterruptibleDns.addressesOf(proxy.host())) {
      addresses.add(InetAddress.getByAddress(host, address.getAddress()));
    }
    return addresses;
  }

  /** Where to connect for a target whose address came from {@link #lookup}, or is a literal. */
  @Override
  public InetSocketAddress addressFor(InetSocketAddress target) throws UnknownHostException {
    InetAddress address =
        Addresses.isLiteral(target.getHostString())
            ? InterruptibleDns.addressesOf(proxy.host()).getFirst()
            : target.getAddress();
    return new InetSocketAddress(
        InetAddress.getByAddress(proxy.host(), address.getAddress()), proxy.port());
  }

  /**
   * Has the proxy connect to the target; what follows on the streams is the target's.
   *
   * @throws FailureException PROXY_AUTH, PROXY_ERROR; CANT_CONNECT if the proxy cannot
   */
  @Override
  public void connect(InputStream from, OutputStream to, InetSocketAddress target)
      throws IOException {
    DataInputStream in = new DataInputStream(from);
    try {
      signIn(in, to);
      to.write(request(target));
      readReply(in, target);
    } catch (EOFException e) {
      throw fault("closed the connection before it connected", e);
    }
  }

  private void signIn(DataInputStream in, OutputStream to) throws IOException {
    boolean named = proxy.user() != null;
    to.write(
        named
            ? new byte[] {VERSION, 2, NO_SIGN_IN, PASSWORD}
            : new byte[] {VERSION, 1, NO_SIGN_IN});
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw fault("speaks no SOCKS 5", null);
    }
    int method = in.readUnsignedByte();
    if (method == PASSWORD && named) {
      to.write(password());
      int _ = in.readUnsignedByte();
      if (in.readUnsignedByte() != 0) {
        throw auth("wants another name or password");
      }
    } else if (method == NOTHING_OFFERED) {
      throw auth(named ? "takes no name and password" : "wants a name and password");
    } else if (method != NO_SIGN_IN) {
      throw fault("wants to be signed in to in an unknown way", null);
    }
  }

  private byte[] password() throws FailureException {
    byte[] user = String.valueOf(proxy.user()).getBytes(StandardCharsets.UTF_8);
    byte[] password = proxy.password().getBytes(StandardCharsets.UTF_8);
    if (user.length > LONGEST || password.length > LONGEST) {
      throw auth("takes no name or password longer than 255 bytes");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    out.write(user.length);
    out.writeBytes(user);
    out.write(password.length);
    out.writeBytes(password);
    return out.toByteArray();
  }

  private byte[] request(InetSocketAddress target) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(VERSION);
    out.write(CONNECT);
    out.write(0);
    String host = target.getHostString();
    if (Addresses.isLiteral(host)) {
      byte[] address = InetAddress.getByName(host).getAddress();
      out.write(address.length == 4 ? IPV4 : IPV6);
      out.writeBytes(address);
    } else {
      byte[] name = host.getBytes(StandardCharsets.US_ASCII);
      if (name.length > LONGEST) {
        throw fault("takes no host name longer than 255 bytes", null);
      }
      out.write(NAME);
      out.write(name.length);
      out.writeBytes(name);
    }
    out.write(target.getPort() >> 8);
    out.write(target.getPort());
    return out.toByteArray();
  }

  private void readReply(DataInputStream in, InetSocketAddress target) throws IOException {
    int version = in.readUnsignedByte();
    int reply = in.readUnsignedByte();
    if (version != VERSION) {
      throw fault("answers with no SOCKS 5", null);
    }
    if (reply != 0) {
      throw refused(reply, target);
    }
    in.readByte();
    int length =
        switch (in.readUnsignedByte()) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          case NAME -> in.readUnsignedByte();
          default -> throw fault("answers with an unknown kind of address", null);
        };
    in.readFully(new byte[length + 2]);
  }

  private FailureException refused(int reply, InetSocketAddress target) {
    String why =
        switch (reply) {
          case 1 -> "general failure";
          case 2 -> "not allowed by its rules";
          case 3 -> "network unreachable";
          case 4 -> "host unreachable";
          case 5 -> "connection refused";
          case 6 -> "took too long";
          case 7 -> "it cannot connect";
          case 8 -> "it does not know such addresses";
          default -> "reply " + reply;
        };
    boolean isTargets = reply >= 3 && reply <= 6;
    if (!isTargets) {
      return fault("does not connect to " + target.getHostString() + ": " + why, null);
    }
    return new FailureException(
        FailureCode.CANT_CONNECT,
        "cannot connect to "
            + target.getHostString()
            + ":"
            + target.getPort()
            + " through the proxy "
            + proxy
            + ": "
            + why);
  }

  private FailureException auth(String what) {
    return new FailureException(FailureCode.PROXY_AUTH, "the proxy " + proxy + " " + what);
  }

  private FailureException fault(String what, @org.jspecify.annotations.Nullable Exception cause) {
    return new FailureException(
        dev.loadstone.core.model.Failure.of(
            FailureCode.PROXY_ERROR, "the proxy " + proxy + " " + what),
        cause);
  }
}
