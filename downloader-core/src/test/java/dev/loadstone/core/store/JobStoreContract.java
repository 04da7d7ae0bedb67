package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.FOLDER;
import static dev.loadstone.core.store.Samples.NOW;
import static dev.loadstone.core.store.Samples.advancing;
import static dev.loadstone.core.store.Samples.exchange;
import static dev.loadstone.core.store.Samples.job;
import static dev.loadstone.core.store.Samples.jobs;
import static dev.loadstone.core.store.Samples.lastingStates;
import static dev.loadstone.core.store.Samples.logging;
import static dev.loadstone.core.store.Samples.plainReceipt;
import static dev.loadstone.core.store.Samples.receipt;
import static dev.loadstone.core.store.Samples.receipts;
import static dev.loadstone.core.store.Samples.recording;
import static dev.loadstone.core.store.Samples.removing;
import static dev.loadstone.core.store.Samples.richJob;
import static dev.loadstone.core.store.Samples.saving;
import static dev.loadstone.core.store.Samples.secrets;
import static dev.loadstone.core.store.Samples.segments;
import static dev.loadstone.core.store.Samples.unanswered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.store.JobStore.Batch;
import dev.loadstone.core.store.JobStore.Contents;
import dev.loadstone.core.store.JobStore.RecordedExchange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every job store must do. */
abstract class JobStoreContract {
  private static final JobId ONE = new JobId(1);
  private static final JobId TWO = new JobId(2);
  static final List<Validator> VALIDATORS =
      List.of(
          new Validator.StrongEtag("\"a\""),
          new Validator.LastModified("Wed, 04 Mar 2026 05:06:07 GMT"),
          new Validator.None());

  JobStore store;

  /** A store without contents. */
  abstract JobStore open();

  /** Closes the store and opens one on the same contents. */
  abstract JobStore reopen(JobStore earlier);

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  List<HttpExchange> exchangesOf(JobId job) {
    return store.exchanges(job).stream().map(ExchangeRecord::exchange).toList();
  }

  static List<JobState> lasting() {
    return lastingStates();
  }

  @Test
  void load_newStore_isEmptyWithDefaultsAndNoNotice() {
    assertThat(store.load()).isEqualTo(new Contents(List.of(), 1, Limits.DEFAULTS, List.of()));
  }

  @Test
  void profiles_saved_comeBackEqual_untilTheyAreRemoved() {
    HostProfile rich = Samples.richProfile("*.a.example:8443");
    HostProfile bare = HostProfile.of(HostPattern.parse("b.example"));
    store.saveProfile(rich.withConnections(1));
    store.saveProfile(bare);
    store.saveProfile(rich);
    store = reopen(store);
    assertThat(store.profiles()).containsExactly(rich, bare);
    store.removeProfile(rich.pattern());
    store.removeProfile(HostPattern.parse("unknown.example"));
    store = reopen(store);
    assertThat(store.profiles()).containsExactly(bare);
  }

  @Test
  void load_jobsSaved_comeBackEqualAndByNumber() {
    store.commit(saving(richJob(3), job(2), job(1)));
    assertThat(reloaded().jobs()).containsExactly(job(1), job(2), richJob(3));
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void load_lastingState_comesBackEqual(JobState state) {
    store.commit(saving(richJob(1).withState(state)));
    assertThat(reloaded().jobs()).containsExactly(richJob(1).withState(state));
  }

  @Test
  void load_passingStates_comeBackQueued() {
    store.commit(
        saving(
            job(1).withState(new JobState.Running(Phase.BODY)),
            job(2).withState(new JobState.Verifying())));
    assertThat(reloaded().jobs()).containsExactly(job(1), job(2));
  }

  @Test
  void load_jobSavedAsRemoved_comesBackUntilItIsForgotten() {
    Job removed = job(1).withState(new JobState.Removed(true));
    store.commit(saving(removed));
    assertThat(reloaded().jobs()).containsExactly(removed);
  }

  @ParameterizedTest
  @FieldSource("VALIDATORS")
  void load_validator_comesBackEqual(Validator validator) {
    RemoteFile remote = new RemoteFile(validator, RemoteFile.UNKNOWN, false, "", null, null, null);
    Job saved = job(1).withTarget(FOLDER.resolve("x"), remote);
    store.commit(saving(saved));
    assertThat(reloaded().jobs()).containsExactly(saved);
  }

  @Test
  void load_jobWithSecrets_comesBackWithoutThem() {
    store.commit(saving(job(1).withRequest(job(1).request().withHeaders(harmless(), secrets()))));
    assertThat(reloaded().jobs())
        .containsExactly(
            job(1).withRequest(job(1).request().withHeaders(harmless(), Secrets.NONE)));
  }

  @Test
  void commit_jobSavedAgain_isReplacedWhole() {
    store.commit(saving(richJob(1)));
    store.commit(saving(job(1)));
    assertThat(reloaded().jobs()).containsExactly(job(1));
  }

  @Test
  void commit_sameJobTwiceInOneBatch_laterCounts() {
    store.commit(saving(richJob(1), job(1)));
    assertThat(reloaded().jobs()).containsExactly(job(1));
  }

  @Test
  void commit_jobAdvanced_isStoredWithAllItHad() {
    Job rich = richJob(1);
    Receipt receipt = receipt("a.pck");
    Job published =
        rich.withState(new JobState.Published(receipt))
            .withStatus(200)
            .withReceived(7)
            .withFailures(0)
            .withResumedAt(3)
            .withFinished(NOW)
            .withTarget(receipt.file(), rich.remote());
    store.commit(saving(rich, job(2)));
    store.commit(advancing(rich.withState(new JobState.Publishing(receipt))));
    store.commit(advancing(published));
    assertThat(reloaded().jobs())
        .containsExactly(published.withRequest(reloaded().jobs().getFirst().request()), job(2));
    Job waiting = rich.withState(new JobState.Queued()).withTarget(null, null).withFinished(null);
    store.commit(advancing(waiting));
    assertThat(reloaded().jobs().getFirst().state()).isEqualTo(new JobState.Queued());
    assertThat(reloaded().jobs().getFirst().target()).isNull();
  }

  @Test
  void commit_jobSavedAgain_keepsItsLogSegmentsAndExchanges() {
    store.commit(full());
    store.commit(saving(job(1).withReceived(7)));
    assertThat(store.log(ONE)).hasSize(1);
    assertThat(store.segments(ONE)).hasSize(1);
    assertThat(store.exchanges(ONE)).hasSize(2);
  }

  @Test
  void commit_everythingInOneBatch_isThereAfterReopening() {
    store.commit(full());
    store = reopen(store);
    assertThat(store.load().jobs()).containsExactly(job(1), job(2));
    assertThat(store.log(ONE)).containsExactly(new LogLine(ONE, NOW, "first"));
    assertThat(store.segments(ONE)).containsExactly(segment(0, 10, 5));
    assertThat(exchangesOf(ONE)).containsExactly(exchange(1), unanswered());
    assertThat(store.receipt(FOLDER.resolve("a.pck"))).contains(receipt("a.pck"));
  }

  @Test
  void commit_jobRemoved_goesWithAllButItsReceipt() {
    store.commit(full());
    store.commit(removing(ONE));
    assertThat(reloaded().jobs()).containsExactly(job(2));
    assertThat(store.log(ONE)).isEmpty();
    assertThat(store.segments(ONE)).isEmpty();
    assertThat(store.exchanges(ONE)).isEmpty();
    assertThat(store.receipt(FOLDER.resolve("a.pck"))).isPresent();
  }

  @Test
  void commit_unknownJobRemoved_isNoError() {
    store.commit(removing(new JobId(77)));
    assertThat(store.load().jobs()).isEmpty();
  }

  @Test
  void load_highestJobRemoved_itsNumberIsNotGivenAgain() {
    store.commit(saving(job(1), job(41)));
    store.commit(removing(new JobId(41)));
    assertThat(reloaded().nextJob()).isEqualTo(42);
  }

  @Test
  void commit_detailsOfAnUnknownJob_areLeftOut() {
    store.commit(
        new Batch(
            List.of(job(2)),
            List.of(TWO),
            Map.of(TWO, List.of(segment(0, 1, 1))),
            List.of(new LogLine(TWO, NOW, "late")),
            List.of(new RecordedExchange(TWO, exchange(1))),
            List.of()));
    assertThat(store.log(TWO)).isEmpty();
    assertThat(store.segments(TWO)).isEmpty();
    assertThat(store.exchanges(TWO)).isEmpty();
  }

  @Test
  void segments_storedAgain_areReplacedAndByStart() {
    store.commit(saving(job(1)));
    store.commit(segments(ONE, segment(0, 100, 50)));
    store.commit(segments(ONE, segment(40, 100, 60), segment(0, 40, 40)));
    assertThat(store.segments(ONE)).containsExactly(segment(0, 40, 40), segment(40, 100, 60));
    store.commit(segments(ONE));
    assertThat(store.segments(ONE)).isEmpty();
  }

  @Test
  void segments_emptySegmentBesideAnother_bothComeBack() {
    store.commit(saving(job(1)));
    store.commit(segments(ONE, segment(0, 0, 0), segment(0, 10, 3)));
    assertThat(store.segments(ONE)).containsExactly(segment(0, 0, 0), segment(0, 10, 3));
  }

  @Test
  void log_linesOfTwoJobs_comeInOrderForEach() {
    store.commit(saving(job(1), job(2)));
    store.commit(logging(List.of(line(ONE, 1), line(TWO, 2), line(ONE, 3))));
    store.commit(logging(List.of(line(ONE, 0))));
    assertThat(store.log(ONE)).containsExactly(line(ONE, 1), line(ONE, 3), line(ONE, 0));
  }

  @Test
  void log_moreLinesThanAreKept_newestStay() {
    store.commit(saving(job(1), job(2)));
    store.commit(logging(List.of(line(TWO, 0))));
    List<LogLine> lines =
        IntStream.range(0, StoreBounds.LOG_LINES_OF_JOB + 20).mapToObj(i -> line(ONE, i)).toList();
    store.commit(logging(lines.subList(0, 300)));
    store.commit(logging(lines.subList(300, lines.size())));
    assertThat(store.log(ONE)).isEqualTo(lines.subList(20, lines.size()));
    assertThat(store.log(TWO)).hasSize(1);
  }

  @Test
  void exchanges_moreThanAreKept_newestStay() {
    store.commit(saving(job(1), job(2)));
    store.commit(recording(List.of(new RecordedExchange(TWO, exchange(0)))));
    int count = HistoryLimits.DEFAULTS.ofJob() + 5;
    store.commit(
        recording(
            IntStream.range(0, count)
                .mapToObj(i -> new RecordedExchange(ONE, exchange(i)))
                .toList()));
    assertThat(exchangesOf(ONE))
        .isEqualTo(IntStream.range(5, count).mapToObj(Samples::exchange).toList());
    assertThat(store.exchanges(TWO)).hasSize(1);
  }

  @Test
  void search_conditions_findWhatMatchesNewestFirst() {
    store.commit(full());
    store.record(store.nextExchange(), List.of(exchange(3), exchange(4)));
    assertThat(found(ExchangeQuery.ALL))
        .containsExactly(exchange(4), exchange(3), unanswered(), exchange(1));
    assertThat(found(query().job(ONE).build())).containsExactly(unanswered(), exchange(1));
    assertThat(found(query().origin(ExchangeQuery.MadeFor.REQUESTS).build()))
        .containsExactly(exchange(4), exchange(3));
    assertThat(found(query().method("head").build())).containsExactly(unanswered());
    assertThat(found(query().host("B.example").build())).containsExactly(unanswered());
    assertThat(found(query().status(200, 299).job(ONE).build())).containsExactly(exchange(1));
    assertThat(found(query().outcome(ExchangeQuery.Outcome.FAILED).job(ONE).build()))
        .containsExactly(exchange(1));
    assertThat(found(query().from(NOW.plusSeconds(1)).to(NOW.plusSeconds(4)).build()))
        .containsExactly(exchange(3), exchange(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.EXAMPLE/x",
        "range: bytes=10",
        "etag: \"v1\"",
        "Partial Content",
        "127.0.0.1:443",
        "503 from a"
      })
  void search_text_isFoundInLinkHeadersReasonAddressAndFailure(String text) {
    store.commit(full());
    assertThat(found(query().text(text).build())).containsExactly(exchange(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"say \"HI", "back\\slash", "größer", "no 50%"})
  void search_textThatJsonWritesInAnotherWay_isFound(String text) {
    store.commit(full());
    HttpExchange told = reasoned(exchange(9), "say \"hi\" back\\slash größer, no 50%");
    store.commit(recording(List.of(new RecordedExchange(ONE, told))));
    assertThat(found(query().text(text).build())).containsExactly(told);
  }

  private static HttpExchange reasoned(HttpExchange plain, String reason) {
    return new HttpExchange(
        plain.attempt(),
        plain.segment(),
        plain.hop(),
        plain.method(),
        plain.link(),
        plain.requestHeaders(),
        plain.status(),
        reason,
        plain.responseHeaders(),
        plain.protocol(),
        plain.remoteAddress(),
        plain.reused(),
        plain.startedAt(),
        plain.timing(),
        plain.bytesReceived(),
        plain.bytesSent(),
        plain.tls(),
        plain.failure());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "\\", "timing", "'", "bytesReceived"})
  void search_textThatIsNowhere_findsNothing(String text) {
    store.commit(full());
    assertThat(found(query().text(text).build())).isEmpty();
  }

  @Test
  void search_pages_holdEverythingOnce() {
    store.commit(saving(job(1)));
    store.commit(
        recording(
            IntStream.range(0, 25).mapToObj(i -> new RecordedExchange(ONE, exchange(i))).toList()));
    List<HttpExchange> all = new ArrayList<>();
    ExchangeQuery next = query().limit(10).build();
    while (next != null) {
      ExchangePage page = store.exchanges(next);
      assertThat(page.records()).hasSizeLessThanOrEqualTo(10);
      page.records().forEach(each -> all.add(each.exchange()));
      next = page.next();
    }
    assertThat(all.reversed())
        .isEqualTo(IntStream.range(0, 25).mapToObj(Samples::exchange).toList());
  }

  @Test
  void record_requestOutsideOfJobs_hopsShareARequestAndComeBackEqual() {
    store.record(6, List.of(exchange(1), Samples.proxied(exchange(2))));
    store = reopen(store);
    assertThat(store.exchanges(ExchangeQuery.ALL).records())
        .containsExactly(
            new ExchangeRecord(8, null, 6, false, Samples.proxied(exchange(2))),
            new ExchangeRecord(6, null, 6, false, exchange(1)));
    assertThat(store.nextExchange()).isEqualTo(10);
  }

  @Test
  void exchanges_endedInAnotherOrderThanTheyBegan_areInTheOrderTheyBegan() {
    store.commit(saving(job(1)));
    store.commit(recording(List.of(new RecordedExchange(4, ONE, exchange(2)))));
    store.commit(recording(List.of(new RecordedExchange(2, ONE, exchange(1)))));
    assertThat(exchangesOf(ONE)).containsExactly(exchange(1), exchange(2));
    assertThat(store.lastAttempt(ONE)).isEqualTo(2);
    assertThat(store.lastAttempt(TWO)).isZero();
  }

  @Test
  void historyLimits_lowered_whatIsBeyondGoesAtOnceAndTheyAreKept() {
    store.commit(full());
    store.record(store.nextExchange(), List.of(exchange(3)));
    store.saveHistoryLimits(new HistoryLimits(1, 10, Duration.ofDays(1)));
    assertThat(found(ExchangeQuery.ALL)).containsExactly(exchange(3), unanswered());
    store.saveHistoryLimits(new HistoryLimits(1, 1, Duration.ofDays(1)));
    assertThat(found(ExchangeQuery.ALL)).containsExactly(exchange(3));
    store = reopen(store);
    assertThat(store.historyLimits()).isEqualTo(new HistoryLimits(1, 1, Duration.ofDays(1)));
  }

  @Test
  void historyLimits_off_nothingIsKept() {
    store.saveHistoryLimits(HistoryLimits.DEFAULTS.off());
    store.commit(full());
    store.record(store.nextExchange(), List.of(exchange(3)));
    assertThat(found(ExchangeQuery.ALL)).isEmpty();
    assertThat(store.log(ONE)).hasSize(1);
  }

  @Test
  void clearHistory_exchanges_areGoneAndJobsStay() {
    store.commit(full());
    store.clearHistory();
    assertThat(found(ExchangeQuery.ALL)).isEmpty();
    assertThat(store.load().jobs()).hasSize(2);
    store.commit(recording(List.of(new RecordedExchange(ONE, exchange(1)))));
    assertThat(exchangesOf(ONE)).containsExactly(exchange(1));
  }

  private static ExchangeQuery.Builder query() {
    return ExchangeQuery.ALL.toBuilder();
  }

  private List<HttpExchange> found(ExchangeQuery query) {
    return store.exchanges(query).records().stream().map(ExchangeRecord::exchange).toList();
  }

  @Test
  void receipt_sameFileAgain_newerCounts() {
    store.commit(receipts(receipt("a.pck")));
    store.commit(receipts(plainReceipt("a.pck")));
    assertThat(store.receipt(FOLDER.resolve("a.pck"))).contains(plainReceipt("a.pck"));
    assertThat(store.receipt(FOLDER.resolve("b.pck"))).isEmpty();
  }

  @Test
  void receipt_fileDeleted_isGone() {
    store.commit(receipts(receipt("a.pck")));
    Path deleted = FOLDER.resolve("a.pck");
    store.commit(
        new JobStore.Batch(
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(deleted)));
    assertThat(store.receipt(deleted)).isEmpty();
  }

  @Test
  void receipts_ofAFolder_areThoseBelowItByFile() {
    Receipt sibling =
        new Receipt(
            FOLDER.resolveSibling("asset böx 2"),
            "z",
            receipt("z").link(),
            null,
            null,
            1,
            Samples.SHA,
            receipt("z").kind(),
            "",
            receipt("z").verdict(),
            NOW,
            NOW);
    store.commit(receipts(receipt("b/2"), sibling, receipt("a"), receipt("b/1")));
    assertThat(store.receipts(FOLDER))
        .containsExactly(receipt("a"), receipt("b/1"), receipt("b/2"));
    assertThat(store.receipts(FOLDER.resolve("b"))).containsExactly(receipt("b/1"), receipt("b/2"));
    assertThat(store.receipts(FOLDER.getRoot())).hasSize(4);
  }

  @Test
  void saveLimits_changed_areThereAfterReopening() {
    store.saveLimits(new Limits(3, 2, 1L << 33));
    assertThat(reloaded().limits()).isEqualTo(new Limits(3, 2, 1L << 33));
  }

  @Test
  void load_manyJobs_allComeBack() {
    store.commit(saving(jobs(5_000)));
    Contents contents = reloaded();
    assertThat(contents.jobs()).isEqualTo(jobs(5_000));
    assertThat(contents.nextJob()).isEqualTo(5_001);
  }

  @Test
  void close_twice_thenUse_isRefused() {
    store.close();
    store.close();
    assertThatThrownBy(() -> store.commit(saving(job(1)))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.log(ONE)).isInstanceOf(StoreException.class);
    store = open();
  }

  private Contents reloaded() {
    store = reopen(store);
    return store.load();
  }

  private static Batch full() {
    return new Batch(
        List.of(job(1), job(2)),
        List.of(),
        Map.of(ONE, List.of(segment(0, 10, 5))),
        List.of(new LogLine(ONE, NOW, "first")),
        List.of(new RecordedExchange(ONE, exchange(1)), new RecordedExchange(ONE, unanswered())),
        List.of(receipt("a.pck")));
  }

  private static Segment segment(long start, long end, long written) {
    return new Segment(new ByteRange(start, end), written);
  }

  private static LogLine line(JobId job, int number) {
    return new LogLine(job, NOW.plusSeconds(number), "line " + number);
  }

  private static Headers harmless() {
    return Headers.of("Accept", "*/*");
  }
}
