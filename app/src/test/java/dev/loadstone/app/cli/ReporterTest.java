package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReporterTest {
  private static final Failure MISSING = Failure.status(FailureCode.HTTP_STATUS, 404, "", null);
  private static final CliEvent FINISHED =
      new CliEvent.Finished(Jobs.published(1, 2048).withResumedAt(7), Jobs.receipt(1, 2048));
  private static final CliEvent FAILED =
      new CliEvent.Failed(Jobs.queued(2).withState(new JobState.Failed(MISSING)), MISSING);
  private static final CliEvent SUMMARY =
      new CliEvent.Summary(2, 1, 1, 0, 2048, Duration.ofSeconds(3), ExitCode.HTTP);
  private static final String FAILED_LINE =
      "https://a.example/rock2.png?…: the server answers 404: not found; check the link\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long nanos;

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static void tell(Reporter reporter) {
    List.of(new CliEvent.Started(Jobs.queued(1)), FINISHED, FAILED, SUMMARY)
        .forEach(reporter::event);
    reporter.close();
  }

  @Test
  void plain_finishedAndFailed_areOneLineEach() {
    tell(new PlainReporter(stream(out), stream(err), false));

    assertThat(out())
        .isEqualTo(
            """
            /games/assets/rock1.png  2.00 KiB  verified (sha-256, --checksum)  resumed at 7
            1 of 2 files complete, 1 failed, 2.00 KiB in 3s
            """);
    assertThat(err()).isEqualTo(FAILED_LINE);
  }

  @Test
  void plain_quiet_printsFailuresOnly() {
    tell(new PlainReporter(stream(out), stream(err), true));

    assertThat(out()).isEmpty();
    assertThat(err()).isEqualTo(FAILED_LINE);
  }

  @Test
  void json_events_areOneObjectEachWithoutSecrets() {
    tell(new JsonReporter(stream(out), stream(err), InstantSource.fixed(Jobs.NOON)));

    String digest = "sha-256:" + "ab".repeat(32);
    String time = "\"time\":\"2026-03-01T12:00:00Z\"";
    assertThat(out().lines())
        .containsExactly(
            "{\"event\":\"started\","
                + time
                + ",\"job\":1,"
                + "\"link\":\"https://a.example/rock1.png?…\"}",
            "{\"event\":\"finished\","
                + time
                + ",\"job\":1,"
                + "\"link\":\"https://a.example/rock1.png?…\","
                + "\"file\":\"/games/assets/rock1.png\",\"size\":2048,\"resumedAt\":7,"
                + "\"digest\":\""
                + digest
                + "\",\"kind\":\"image\",\"verdict\":\"verified\","
                + "\"source\":\"--checksum\"}",
            "{\"event\":\"failed\","
                + time
                + ",\"job\":2,"
                + "\"link\":\"https://a.example/rock2.png?…\",\"code\":\"HTTP_STATUS\","
                + "\"number\":100,\"status\":404,"
                + "\"message\":\"the server answers 404: not found\","
                + "\"advice\":\"Check the link\",\"exit\":4}",
            "{\"event\":\"summary\","
                + time
                + ",\"jobs\":2,\"finished\":1,\"failed\":1,"
                + "\"unfinished\":0,\"bytes\":2048,\"milliseconds\":3000,\"exit\":4}");
    assertThat(err()).isEqualTo(FAILED_LINE);
  }

  @Test
  void terminal_ticks_repaintAtMostTenTimesASecond() {
    Reporter reporter = terminal(true);
    WholeProgress whole = new WholeProgress(1, 0, 0, 1, 10, 0, 1);

    for (int i = 0; i < 100; i++) {
      reporter.tick(List.of(Jobs.running(1, i, 1_000, 1)), whole);
      nanos += 10_000_000;
    }

    assertThat(out().split("\\?7l", -1)).hasSize(11);
  }

  @Test
  void terminal_failure_erasesTheLinesBeforeItIsPrinted() {
    Reporter reporter = terminal(true);
    reporter.tick(List.of(Jobs.running(1, 1, 10, 1)), new WholeProgress(2, 0, 0, 1, 10, 1, 1));
    out.reset();

    reporter.event(FAILED);

    assertThat(out()).isEqualTo("\u001b[2A\r\u001b[J");
    assertThat(err()).isEqualTo(FAILED_LINE);
  }

  @Test
  void terminal_manyFiles_areCountedNotNamed() {
    Reporter reporter = terminal(false);
    tell(reporter);

    assertThat(out()).isEqualTo("1 of 2 files complete, 1 failed, 2.00 KiB in 3s\n");
  }

  private Reporter terminal(boolean names) {
    return new TerminalReporter(
        stream(out), stream(err), new TerminalSize(80, 24), names, () -> nanos);
  }

  @Test
  void failed_linkWithQuery_showsNoSecret() {
    Job job = Jobs.queued(3);

    assertThat(Lines.failed(job, MISSING)).doesNotContain("secret");
  }
}
