package dev.loadstone.core.testing.adverse;

import dev.loadstone.core.model.Headers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as it arrived, and how far its answer has come. Safe for any thread. */
public final class SeenRequest {
  private static final Pattern START = Pattern.compile("bytes=(\\d+)-.*");

  private final int number;
  private final int connection;
  private final String method;
  private final String target;
  private final Headers headers;
  private final AtomicLong bytesSent = new AtomicLong();
  private volatile int status;

  SeenRequest(int number, int connection, String method, String target, Headers headers) {
    this.number = number;
    this.connection = connection;
    this.method = method;
    this.target = target;
    this.headers = headers;
  }

  /** Position among all requests of the server, from 1. */
  public int number() {
    return number;
  }

  /** Number of the connection it came on, from 1. */
  public int connection() {
    return connection;
  }

  public String method() {
    return method;
  }

  /** The request target as sent: path and query. */
  public String target() {
    return target;
  }

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** In the order and case they came. */
  public Headers headers() {
    return headers;
  }

  /** Value of a header's first line. */
  public Optional<String> header(String name) {
    return headers.first(name);
  }

  /** First byte asked for; 0 without a range. */
  public long start() {
    Matcher start = START.matcher(header("Range").orElse(""));
    return start.matches() ? Long.parseLong(start.group(1)) : 0;
  }

  /** Status of the answer; 0 while there is none. */
  public int status() {
    return status;
  }

  /** Bytes of the body handed to the system so far, without chunk framing. */
  public long bytesSent() {
    return bytesSent.get();
  }

  void answered(int with) {
    status = with;
  }

  void sent(long bytes) {
    bytesSent.addAndGet(bytes);
  }

  SeenRequest without(String... names) {
    Headers less = headers;
    for (String name : names) {
      less = less.without(name);
    }
    return new SeenRequest(number, connection, method, target, less);
  }

  @Override
  public String toString() {
    return "#%d on connection %d: %s %s %s -> %d, %d bytes"
        .formatted(number, connection, method, target, headers.fields(), status, bytesSent());
  }
}
