package dev.loadstone.core.testing.adverse;

import java.util.stream.Stream;

/**
 * A bad server that is running.
 *
 * @param stranger another origin, for redirects; what it must not see is a secret
 * @param link what the client is given
 * @param content what a whole file must hold
 */
public record Scene(AdverseServer server, AdverseServer stranger, String link, Content content)
    implements AutoCloseable {
  /** Path of {@link #link} on the server. */
  public static final String PATH = "/asset.bin";

  /** Bytes of every content: more than three blocks of 1 MiB, and no round number. */
  public static final long SIZE = 3 * (1 << 20) + 12_345;

  /** Where first answers are cut. */
  static final long CUT = (1 << 20) + (1 << 19) + 777;

  /** Tells how the servers of a scene answer. */
  @FunctionalInterface
  interface Setting {
    void prepare(AdverseServer server, AdverseServer stranger, Content content);
  }

  static Scene open(Content content, String path, Setting setting) {
    AdverseServer server = AdverseServer.start();
    AdverseServer stranger = AdverseServer.start();
    setting.prepare(server, stranger, content);
    return new Scene(server, stranger, server.origin() + path, content);
  }

  /** One resource under {@link #PATH} with that script. */
  static Setting playing(Script script) {
    return (server, _, content) -> server.serve(PATH, Resource.of(content), script);
  }

  /** Requests on both servers. */
  public Stream<SeenRequest> requests() {
    return Stream.concat(server.requests().stream(), stranger.requests().stream());
  }

  /** Bytes of bodies sent by both servers. */
  public long bytesSent() {
    return server.bytesSent() + stranger.bytesSent();
  }

  @Override
  public void close() {
    server.close();
    stranger.close();
  }
}
