package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.Timing;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestSheetTest {
  private static final HttpExchange EXCHANGE =
      new HttpExchange(
          2,
          1,
          0,
          "GET",
          "https://a.example/x",
          Headers.of("Range", "bytes=10-19"),
          206,
          "Partial\u001b[31m",
          Headers.of("ETag", "\"1\""),
          "http/1.1",
          "192.0.2.1:443",
          true,
          Instant.EPOCH,
          new Timing(0, -1, 40_000, 30_000, 0, 20_000, 40_000),
          10,
          0,
          new HttpExchange.TlsFacts("TLSv1.3", "SOME_CIPHER", List.of("CN=a.example")),
          null);

  @Test
  void ofJob_requests_areOneLineEachWithoutControlCharacters() {
    List<String> lines = new RequestSheet(false, false).ofJob(List.of(record(false)));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .contains("206 Partial?[31m", "10-19", "100.0", "20.0", "192.0.2.1:443 reused");
  }

  @Test
  void ofJob_requestThatRuns_isSaidToBeUnderWay() {
    assertThat(new RequestSheet(false, false).ofJob(List.of(record(true))).get(1))
        .contains("206 Partial?[31m, under way");
  }

  @Test
  void ofJob_timing_handshakeIsTheEndOfConnecting() {
    List<String> lines = new RequestSheet(false, true).ofJob(List.of(record(false)));
    assertThat(lines.subList(2, lines.size()))
        .containsExactly(
            "  TLS         TLSv1.3, SOME_CIPHER",
            "              CN=a.example",
            "  queued             0.0 ms  =",
            "  connecting        40.0 ms  " + "=".repeat(20),
            "  TLS               30.0 ms  " + " ".repeat(5) + "=".repeat(15),
            "  sending            0.0 ms  " + " ".repeat(20) + "=",
            "  waiting           20.0 ms  " + " ".repeat(20) + "=".repeat(10),
            "  receiving         40.0 ms  " + " ".repeat(30) + "=".repeat(20),
            "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"404", "4xx", "4XX", "400-499"})
  void filter_status_findsThatStatus(String typed) {
    RequestFilter filter = new RequestFilter();
    filter.status = typed;
    ExchangeQuery query = filter.apply(ExchangeQuery.ALL.toBuilder()).build();
    assertThat(query.statusFrom() <= 404 && 404 <= query.statusTo()).isTrue();
    assertThat(query.statusTo()).isLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "44", "9xx", "400-", "ok"})
  void filter_noStatus_isRefused(String typed) {
    RequestFilter filter = new RequestFilter();
    filter.status = typed;
    assertThatThrownBy(() -> filter.apply(ExchangeQuery.ALL.toBuilder()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("4xx");
  }

  private static ExchangeRecord record(boolean running) {
    return new ExchangeRecord(2, new JobId(1), 0, running, EXCHANGE);
  }
}
