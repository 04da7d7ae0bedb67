package dev.loadstone.app.cli;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.RevocationVerdict;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Requests as lines for a person: one each, and below it what was wished. Pure. */
final class RequestSheet {
  private final boolean headers;
  private final boolean timing;

  /**
   * A sheet.
   *
   * @param headers whether each request is followed by its headers
   * @param timing whether each is followed by its phases, connection and certificates
   */
  RequestSheet(boolean headers, boolean timing) {
    this.headers = headers;
    this.timing = timing;
  }

  /** One request with its phases, connection and certificates. */
  static List<String> ofOne(HttpExchange exchange) {
    List<String> lines = new ArrayList<>();
    String answer =
        exchange.failure() != null
            ? exchange.failure().code().name()
            : (exchange.status() + " " + exchange.reason()).strip();
    lines.add(
        OneLine.of(exchange.method() + " " + exchange.link() + "  " + answer)
            + "  "
            + dash(exchange.protocol())
            + "  "
            + connection(exchange));
    connection(lines, exchange);
    Waterfall.of(exchange.timing()).forEach(line -> lines.add("  " + line));
    return lines;
  }

  /** The requests of one job. */
  List<String> ofJob(List<ExchangeRecord> records) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(List.of("ID", "TRY", "SEGMENT", "HOP"), HEADINGS));
    for (ExchangeRecord each : records) {
      HttpExchange exchange = each.exchange();
      rows.add(
          row(
              List.of(
                  Long.toString(each.id()),
                  Integer.toString(exchange.attempt()),
                  Integer.toString(exchange.segment()),
                  Integer.toString(exchange.hop())),
              cells(each)));
    }
    return lines(rows, Set.of(0, 1, 2, 3, 7, 8, 9), records);
  }

  /** Requests of several jobs and of none. */
  List<String> ofAll(List<ExchangeRecord> records) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(List.of("ID", "BEGAN", "JOB"), HEADINGS));
    for (ExchangeRecord each : records) {
      String began = each.exchange().startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
      String job = each.job() == null ? "-" : each.job().toString();
      rows.add(row(List.of(Long.toString(each.id()), began, job), cells(each)));
    }
    return lines(rows, Set.of(0, 2, 6, 7, 8), records);
  }

  private static final List<String> HEADINGS =
      List.of(
          "METHOD",
          "STATUS",
          "RANGE",
          "BYTES",
          "TOTAL MS",
          "WAIT MS",
          "PROTOCOL",
          "CONNECTION",
          "LINK");

  private List<String> lines(
      List<List<String>> rows, Set<Integer> numbers, List<ExchangeRecord> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    List<String> table = Table.lines(rows, numbers);
    if (!headers && !timing) {
      return table;
    }
    List<String> lines = new ArrayList<>();
    lines.add(table.getFirst());
    for (int i = 0; i < records.size(); i++) {
      HttpExchange exchange = records.get(i).exchange();
      lines.add(table.get(i + 1));
      if (timing) {
        connection(lines, exchange);
        Waterfall.of(exchange.timing()).forEach(line -> lines.add("  " + line));
      }
      if (headers) {
        headers(lines, "> ", exchange.requestHeaders());
        headers(lines, "< ", exchange.responseHeaders());
      }
      lines.add("");
    }
    return lines;
  }

  private static List<String> row(List<String> first, List<String> rest) {
    List<String> row = new ArrayList<>(first);
    row.addAll(rest);
    return row;
  }

  private static List<String> cells(ExchangeRecord each) {
    HttpExchange exchange = each.exchange();
    return List.of(
        exchange.method(),
        OneLine.of(status(each)),
        dash(exchange.requestHeaders().first("Range").orElse("").replace("bytes=", "")),
        Long.toString(exchange.bytesReceived()),
        millis(exchange.timing().total()),
        millis(exchange.timing().waiting()),
        dash(exchange.protocol()),
        connection(exchange),
        OneLine.of(exchange.link()));
  }

  private static String status(ExchangeRecord each) {
    HttpExchange exchange = each.exchange();
    String answer = (exchange.status() + " " + exchange.reason()).strip();
    if (each.running()) {
      return exchange.status() == 0 ? "under way" : answer + ", under way";
    }
    if (exchange.failure() == null) {
      return exchange.status() == 0 ? "no answer" : answer;
    }
    String failure = exchange.failure().code().name();
    return exchange.status() == 0 ? failure : answer + ", " + failure;
  }

  private static String connection(HttpExchange exchange) {
    if (exchange.remoteAddress().isEmpty()) {
      return "-";
    }
    return OneLine.of(exchange.remoteAddress()) + (exchange.reused() ? " reused" : " new");
  }

  private static void connection(List<String> lines, HttpExchange exchange) {
    if (exchange.failure() != null) {
      detail(lines, "failure", exchange.failure().detail());
    }
    if (!exchange.redirectsTo().isEmpty()) {
      detail(lines, "redirects", "to " + exchange.redirectsTo());
    }
    if (!exchange.proxy().isEmpty()) {
      detail(lines, "proxy", exchange.proxy());
    }
    if (exchange.bytesDecoded() != exchange.bytesReceived()) {
      detail(lines, "decoded", exchange.bytesDecoded() + " bytes");
    }
    TlsFacts tls = exchange.tls();
    if (tls != null) {
      detail(lines, "TLS", agreed(tls));
      tls.certificates().forEach(each -> detail(lines, "", each));
      tls.chain().stream().limit(1).forEach(own -> detail(lines, "pin", own.pin().toString()));
      if (tls.revocation() != RevocationVerdict.NOT_CHECKED) {
        String verdict = EventJson.word(tls.revocation());
        detail(lines, "revocation", verdict + ", " + tls.revocationDetail());
      }
    }
  }

  private static String agreed(TlsFacts tls) {
    if (tls.version().isEmpty()) {
      return "not agreed on: the server showed";
    }
    String trust =
        tls.unverified()
            ? ", ANY CERTIFICATE ACCEPTED"
            : tls.keyTrusted() ? ", trusted by its pinned key" : "";
    return tls.version() + ", " + tls.cipher() + trust;
  }

  private static void detail(List<String> lines, String name, String text) {
    lines.add("  " + Waterfall.padded(name) + OneLine.of(text));
  }

  private static void headers(List<String> lines, String mark, Headers headers) {
    for (HeaderField field : headers.fields()) {
      lines.add("  " + mark + OneLine.of(field.name() + ": " + field.value()));
    }
  }

  private static String millis(long micros) {
    return micros < 0 ? "-" : String.format(Locale.ROOT, "%.1f", micros / 1_000.0);
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : OneLine.of(text);
  }
}
