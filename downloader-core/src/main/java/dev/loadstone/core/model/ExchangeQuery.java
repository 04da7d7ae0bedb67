package dev.loadstone.core.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which exchanges are looked for; all conditions hold.
 *
 * @param job null for any
 * @param origin whether they were made for jobs
 * @param outcome how they ended
 * @param statusFrom lowest status, 0 for any; an exchange without an answer has status 0
 * @param statusTo highest status
 * @param method in upper case; empty for any
 * @param host without port, in lower case; empty for any
 * @param text anywhere in link, headers, reason, address or failure, case of ASCII letters aside;
 *     empty for any
 * @param from earliest beginning; null for any
 * @param to beginnings before it; null for any
 * @param before only records with a smaller id: for pages
 * @param limit most records on a page
 */
public record ExchangeQuery(
    @Nullable JobId job,
    MadeFor origin,
    Outcome outcome,
    int statusFrom,
    int statusTo,
    String method,
    String host,
    String text,
    @Nullable Instant from,
    @Nullable Instant to,
    long before,
    int limit) {
  private static final int MOST_ON_A_PAGE = 10_000;

  /** Everything, a hundred on a page. */
  public static final ExchangeQuery ALL =
      new ExchangeQuery(
          null,
          MadeFor.ANYTHING,
          Outcome.ANY,
          0,
          Integer.MAX_VALUE,
          "",
          "",
          "",
          null,
          null,
          Long.MAX_VALUE,
          100);

  /** Whether an exchange belongs to a job. */
  public enum MadeFor {
    ANYTHING,
    JOBS,
    REQUESTS
  }

  /** How an exchange ended. */
  public enum Outcome {
    ANY,
    /** A failure, or a status of 400 or more. */
    FAILED,
    /** An answer below 400 that came whole. */
    SUCCEEDED
  }

  public ExchangeQuery {
    method = method.toUpperCase(Locale.ROOT);
    host = host.toLowerCase(Locale.ROOT);
    if (limit < 1 || limit > MOST_ON_A_PAGE) {
      throw new InvalidInputException("A page holds 1 to " + MOST_ON_A_PAGE + " requests");
    }
  }

  public static ExchangeQuery of(JobId job) {
    return ALL.toBuilder().job(job).build();
  }

  /** The page after the record with that id. */
  public ExchangeQuery after(long id) {
    return toBuilder().before(id).build();
  }

  /** Whether the record is looked for. */
  public boolean matches(ExchangeRecord each) {
    HttpExchange exchange = each.exchange();
    int status = exchange.status();
    return each.id() < before
        && (job == null || job.equals(each.job()))
        && switch (origin) {
          case ANYTHING -> true;
          case JOBS -> each.job() != null;
          case REQUESTS -> each.job() == null;
        }
        && switch (outcome) {
          case ANY -> true;
          case FAILED -> exchange.failure() != null || status >= 400;
          case SUCCEEDED -> exchange.failure() == null && status > 0 && status < 400;
        }
        && status >= statusFrom
        && status <= statusTo
        && (method.isEmpty() || method.equals(exchange.method()))
        && (host.isEmpty() || host.equals(exchange.host()))
        && (from == null || !exchange.startedAt().isBefore(from))
        && (to == null || exchange.startedAt().isBefore(to))
        && (text.isEmpty() || mentions(exchange, text.toLowerCase(Locale.ROOT)));
  }

  private static boolean mentions(HttpExchange exchange, String lower) {
    Failure failure = exchange.failure();
    return holds(exchange.link(), lower)
        || holds(exchange.reason(), lower)
        || holds(exchange.remoteAddress(), lower)
        || (failure != null && holds(failure.detail(), lower))
        || mentions(exchange.requestHeaders(), lower)
        || mentions(exchange.responseHeaders(), lower);
  }

  private static boolean mentions(Headers headers, String lower) {
    return headers.fields().stream().anyMatch(f -> holds(f.name() + ": " + f.value(), lower));
  }

  private static boolean holds(String text, String lower) {
    return text.toLowerCase(Locale.ROOT).contains(lower);
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects conditions; not thread-safe. */
  public static final class Builder {
    private @Nullable JobId job;
    private MadeFor origin;
    private Outcome outcome;
    private int statusFrom;
    private int statusTo;
    private String method;
    private String host;
    private String text;
    private @Nullable Instant from;
    private @Nullable Instant to;
    private long before;
    private int limit;

    private Builder(ExchangeQuery other) {
      job = other.job;
      origin = other.origin;
      outcome = other.outcome;
      statusFrom = other.statusFrom;
      statusTo = other.statusTo;
      method = other.method;
      host = other.host;
      text = other.text;
      from = other.from;
      to = other.to;
      before = other.before;
      limit = other.limit;
    }

    public Builder job(@Nullable JobId value) {
      job = value;
      return this;
    }

    public Builder origin(MadeFor value) {
      origin = value;
      return this;
    }

    public Builder outcome(Outcome value) {
      outcome = value;
      return this;
    }

    /** Statuses from the first to the last, both included. */
    public Builder status(int first, int last) {
      statusFrom = first;
      statusTo = last;
      return this;
    }

    public Builder method(String value) {
      method = value;
      return this;
    }

    public Builder host(String value) {
      host = value;
      return this;
    }

    public Builder text(String value) {
      text = value;
      return this;
    }

    public Builder from(@Nullable Instant value) {
      from = value;
      return this;
    }

    public Builder to(@Nullable Instant value) {
      to = value;
      return this;
    }

    public Builder before(long value) {
      before = value;
      return this;
    }

    public Builder limit(int value) {
      limit = value;
      return this;
    }

    public ExchangeQuery build() {
      return new ExchangeQuery(
          job, origin, outcome, statusFrom, statusTo, method, host, text, from, to, before, limit);
    }
  }
}
