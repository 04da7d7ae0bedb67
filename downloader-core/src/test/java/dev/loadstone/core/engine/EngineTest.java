package dev.loadstone.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Submission;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.core.queue.Input;
import dev.loadstone.core.store.SecretStore;
import dev.loadstone.core.store.StoreException;
import dev.loadstone.core.testing.FakeTime;
import dev.loadstone.core.testing.MemoryJobStore;
import dev.loadstone.core.transfer.HostGate;
import dev.loadstone.core.transfer.Throttle;
import dev.loadstone.core.transfer.TransferResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine, stepped on the test's thread: transfers and disk work end when the test says so. */
class EngineTest {
  private static final Path FOLDER = Path.of("/assets");
  private static final Failure CUT = Failure.of(FailureCode.CONNECTION_ERROR, "connection reset");

  private final FakeTime time = new FakeTime();
  private final SecretStore secrets = SecretStore.inMemory();
  private final List<Path> published = new ArrayList<>();
  private final List<Path> listed = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private final List<Path> forgone = new ArrayList<>();
  private final List<JobId> deleted = new ArrayList<>();
  private @Nullable Failure nextPublishFailure;
  private MemoryJobStore store = new MemoryJobStore();
  private ScriptedTransfers transfers;
  private Engine engine;
  private Commands commands;

  @BeforeEach
  void open() {
    open(EngineParts.Starts.ALL);
  }

  private final class RecordedFileWork implements FileWork {
    @Override
    public List<Input.Signal> publish(List<Finished> finished) {
      Failure failure = nextPublishFailure;
      nextPublishFailure = null;
      if (failure != null) {
        return Collections.nCopies(finished.size(), new Input.PublishBroke(failure));
      }
      finished.forEach(each -> published.add(each.receipt().file()));
      return finished.stream()
          .<Input.Signal>map(each -> new Input.PublishDone(each.receipt()))
          .toList();
    }

    @Override
    public void list(Receipt receipt) {
      listed.add(receipt.file());
    }

    @Override
    public void idle(boolean nothingRuns) {}

    @Override
    public void forgo(Receipt receipt) {
      forgone.add(receipt.file());
    }

    @Override
    public void delete(Job job, boolean withFile) {
      deleted.add(job.id());
    }
  }

  private void open(EngineParts.Starts starts) {
    transfers = new ScriptedTransfers();
    HostGate hosts = new HostGate(16);
    EngineParts parts =
        new EngineParts(
            store,
            secrets,
            transfers,
            new AttemptNumbers(store),
            new RecordedFileWork(),
            hosts,
            new Hosts(store, secrets, hosts, time),
            new Throttle(time, 0),
            time,
            new Random(1),
            transfers,
            starts,
            troubles::add);
    engine = new Engine(parts, store.load());
    commands = new Commands(engine, parts);
  }

  /** As after a crash: only what was stored is there. */
  private void crash() {
    store = store.reopen();
    open(EngineParts.Starts.ALL);
    engine.turn(false);
  }

  private <T> T inTurn(CompletableFuture<T> answer) {
    engine.turn(false);
    return answer.join();
  }

  private JobId submit(String link) {
    return inTurn(commands.submit(List.of(request(link)))).getFirst().job();
  }

  private static JobRequest request(String link) {
    return JobRequest.of(Link.parse(link), FOLDER);
  }

  private JobState state(JobId job) {
    return job(job).state();
  }

  private Job job(JobId job) {
    return inTurn(commands.job(job)).orElseThrow().job();
  }

  private Consumer<HttpExchange> beginExchange(JobId job, HttpExchange soFar) {
    return transfers.of(job).listener.exchange(() -> soFar);
  }

  private static HttpExchange exchange(int status) {
    return new HttpExchange(
        1,
        0,
        0,
        "GET",
        "https://a.example/1",
        Headers.NONE,
        status,
        "",
        Headers.NONE,
        "",
        "",
        false,
        Instant.EPOCH,
        HttpExchange.Timing.NONE,
        0,
        0,
        null,
        null);
  }

  @Test
  void exchange_underWayThenOverThenStored_isSeenOnceUnderOneNumber() {
    JobId job = submit("https://a.example/1");
    Consumer<HttpExchange> end = beginExchange(job, exchange(0));
    ExchangeRecord running = engine.exchanges().of(job).getFirst();
    assertThat(running.running()).isTrue();
    end.accept(exchange(200));
    assertThat(store.exchanges(job)).isEmpty();
    ExchangeRecord over = new ExchangeRecord(running.id(), job, 0, false, exchange(200));
    assertThat(engine.exchanges().of(job)).containsExactly(over);
    assertThat(engine.exchanges().search(ExchangeQuery.of(job)).records()).containsExactly(over);
    end(job, new TransferResult.Broke(CUT, 0, false));
    assertThat(store.exchanges(job)).containsExactly(over);
    assertThat(engine.exchanges().of(job)).containsExactly(over);
  }

  @Test
  void exchange_whoseEndNobodyTells_isGoneWithItsAttempt() {
    JobId job = submit("https://a.example/1");
    Consumer<HttpExchange> end = beginExchange(job, exchange(0));
    end(job, new TransferResult.Broke(CUT, 0, false));
    assertThat(engine.exchanges().of(job)).isEmpty();
    end.accept(exchange(200));
    assertThat(engine.exchanges().of(job)).isEmpty();
  }

  @Test
  void search_pagesWithExchangesUnderWay_holdEverythingOnce() {
    JobId job = submit("https://a.example/1");
    for (int i = 0; i < 7; i++) {
      beginExchange(job, exchange(200 + i)).accept(exchange(200 + i));
    }
    inTurn(commands.record(List.of(exchange(301), exchange(302))));
    beginExchange(job, exchange(0));
    List<Integer> statuses = new ArrayList<>();
    ExchangeQuery next = ExchangeQuery.ALL.toBuilder().limit(3).build();
    while (next != null) {
      ExchangePage page = engine.exchanges().search(next);
      page.records().forEach(each -> statuses.add(each.exchange().status()));
      next = page.next();
    }
    assertThat(statuses).containsExactly(0, 302, 301, 206, 205, 204, 203, 202, 201, 200);
  }

  @Test
  void clearHistory_exchangesThatAreOver_areGone() {
    JobId job = submit("https://a.example/1");
    beginExchange(job, exchange(200)).accept(exchange(200));
    engine.turn(false);
    inTurn(commands.clearHistory());
    assertThat(engine.exchanges().search(ExchangeQuery.ALL).records()).isEmpty();
  }

  private void end(JobId job, TransferResult result) {
    transfers.end(job, result);
    engine.turn(false);
  }

  private void publish(JobId job, String link) {
    end(job, new TransferResult.Ready(receipt(link)));
    transfers.doFileWork();
    engine.turn(false);
  }

  private Receipt receipt(String link) {
    return new Receipt(
        FOLDER,
        Link.parse(link).uri().getPath().substring(1),
        Link.parse(link),
        null,
        null,
        100,
        Checksum.parse("sha-256:" + "ab".repeat(32)),
        AssetKind.IMAGE,
        "png",
        new Verdict.Unverified("nothing stated"),
        time.now(),
        time.now());
  }

  @Test
  void submit_link_isStoredBeforeItsTransferBegins() {
    JobId job = submit("http://h/a.png");
    assertThat(store.load().jobs()).extracting(Job::id).containsExactly(job);
    assertThat(transfers.runs(job)).isTrue();
    assertThat(state(job)).isInstanceOf(JobState.Running.class);
  }

  @Test
  void submit_sameLinkTwice_namesTheFirstJob() {
    List<Submission> answers =
        inTurn(commands.submit(List.of(request("http://h/a"), request("http://h/a"))));
    assertThat(answers.get(1)).isEqualTo(new Submission.Duplicate(answers.get(0).job()));
    assertThat(inTurn(commands.submit(List.of(request("http://h/a")))))
        .containsExactly(new Submission.Duplicate(answers.get(0).job()));
    assertThat(transfers.began).hasSize(1);
  }

  @Test
  void submit_publishedJobAgain_runsItWithTheReceipt() {
    JobId job = submit("http://h/a.png");
    publish(job, "http://h/a.png");
    submit("http://h/a.png");
    assertThat(transfers.of(job).previous).isEqualTo(receipt("http://h/a.png"));
  }

  @Test
  void submit_storeIsFull_refusesAndChangesNothing() {
    store.failNextCommit("disk full");
    CompletableFuture<List<Submission>> answer = commands.submit(List.of(request("http://h/a")));
    engine.turn(false);
    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StoreException.class);
    assertThat(inTurn(commands.jobs())).isEmpty();
  }

  @Test
  void turn_storeIsFullForLong_tellsOnceAndStoresInTheEnd() {
    JobId job = submit("http://h/a.png");
    store.failNextCommits(40, "disk full");
    end(job, new TransferResult.Broke(CUT, 0, false));
    assertThat(troubles).containsExactly("disk full. Everything waits until it can be stored");
    assertThat(store.reopen().load().jobs().getFirst().state())
        .isInstanceOf(JobState.Backoff.class);
  }

  @Test
  void turn_backupFails_tellsAndGoesOn() {
    store.failBackUps("disk full");
    time.advance(Duration.ofMinutes(11));
    engine.turn(false);
    assertThat(troubles).containsExactly("The queue could not be backed up: disk full");
    JobId job = submit("http://h/a.png");
    assertThat(state(job)).isInstanceOf(JobState.Running.class);
  }

  @Test
  void submit_secrets_reachTheTransferAndNotTheStore() {
    Secrets secret = new Secrets("me", "pw", Headers.of("X-Api-Key", "k"));
    JobId job =
        inTurn(commands.submit(List.of(request("http://h/a").withHeaders(Headers.NONE, secret))))
            .getFirst()
            .job();
    assertThat(transfers.of(job).job.request().secrets()).isEqualTo(secret);
    assertThat(store.load().jobs().getFirst().request().secrets()).isEqualTo(Secrets.NONE);
  }

  @Test
  void turn_moreJobsThanAllowed_runsTheLimitInOrder() {
    inTurn(commands.limit(new Limits(2, 16, 0)));
    List<JobId> jobs =
        inTurn(
                commands.submit(
                    List.of(request("http://h/1"), request("http://h/2"), request("http://h/3"))))
            .stream()
            .map(Submission::job)
            .toList();
    assertThat(transfers.began).containsExactly(jobs.get(0), jobs.get(1));
    publish(jobs.get(0), "http://h/1");
    assertThat(transfers.began).containsExactlyElementsOf(jobs);
  }

  @Test
  void turn_hostWithoutRoom_startsOtherHosts() {
    inTurn(commands.limit(new Limits(5, 1, 0)));
    inTurn(
        commands.submit(
            List.of(request("http://h/1"), request("http://h/2"), request("http://other/3"))));
    assertThat(transfers.running()).isEqualTo(2);
  }

  @Test
  void limit_raisedWhileRunning_startsMore() {
    inTurn(commands.limit(new Limits(1, 16, 0)));
    inTurn(commands.submit(List.of(request("http://h/1"), request("http://h/2"))));
    assertThat(transfers.running()).isEqualTo(1);
    inTurn(commands.limit(new Limits(2, 16, 0)));
    assertThat(transfers.running()).isEqualTo(2);
  }

  @Test
  void ready_part_isStoredAsPublishingBeforeItIsMoved() {
    JobId job = submit("http://h/a.png");
    end(job, new TransferResult.Ready(receipt("http://h/a.png")));
    assertThat(published).isEmpty();
    assertThat(store.load().jobs().getFirst().state()).isInstanceOf(JobState.Publishing.class);
    transfers.doFileWork();
    engine.turn(false);
    assertThat(published).hasSize(1);
    assertThat(state(job)).isInstanceOf(JobState.Published.class);
    assertThat(store.receipt(receipt("http://h/a.png").file())).isPresent();
    assertThat(listed).isEqualTo(published);
  }

  @Test
  void ready_jobThatIsNotWantedAnyMore_itsPartIsForgone() {
    JobId job = submit("http://h/a.png");
    inTurn(commands.remove(Selection.of(job), false));
    end(job, new TransferResult.Ready(receipt("http://h/a.png")));
    assertThat(forgone).containsExactly(receipt("http://h/a.png").file());
    assertThat(published).isEmpty();
  }

  @Test
  void crash_whilePublishing_publishesAtTheNextStart() {
    JobId job = submit("http://h/a.png");
    end(job, new TransferResult.Ready(receipt("http://h/a.png")));
    crash();
    transfers.doFileWork();
    engine.turn(false);
    assertThat(published).hasSize(1);
    assertThat(state(job)).isInstanceOf(JobState.Published.class);
  }

  @Test
  void crash_whileRunning_runsAgain() {
    JobId job = submit("http://h/a.png");
    crash();
    assertThat(transfers.runs(job)).isTrue();
  }

  @Test
  void crash_afterAnAnswer_itsStatusIsKnown() {
    JobId job = submit("http://h/a.png");
    assertThat(job(job).status()).isZero();
    transfers.of(job).listener.answered(206);
    engine.turn(false);
    assertThat(job(job).status()).isEqualTo(206);
    crash();
    assertThat(job(job).status()).isEqualTo(206);
  }

  @Test
  void crash_whileRemoving_removesAtTheNextStart() {
    JobId job = submit("http://h/a.png");
    inTurn(commands.remove(new Selection.All(), true));
    crash();
    transfers.doFileWork();
    engine.turn(false);
    assertThat(deleted).containsExactly(job);
    assertThat(store.load().jobs()).isEmpty();
  }

  @Test
  void publish_diskFails_waitsAndTriesAgain() {
    JobId job = submit("http://h/a.png");
    nextPublishFailure = Failure.of(FailureCode.DISK_FULL, "no room");
    publish(job, "http://h/a.png");
    assertThat(state(job)).isInstanceOf(JobState.Backoff.class);
    time.advance(Duration.ofMinutes(1));
    engine.turn(false);
    assertThat(transfers.runs(job)).isTrue();
  }

  @Test
  void broke_transferThatMayPass_startsAgainWhenItsTimeHasCome() {
    JobId job = submit("http://h/a.png");
    end(job, new TransferResult.Broke(CUT, 10, true));
    assertThat(state(job)).isInstanceOf(JobState.Backoff.class);
    assertThat(transfers.runs(job)).isFalse();
    time.advance(Duration.ofSeconds(2));
    engine.turn(false);
    assertThat(transfers.of(job).number).isEqualTo(2);
  }

  @Test
  void broke_retryAfter_holdsTheWholeHost() {
    inTurn(commands.limit(new Limits(1, 16, 0)));
    JobId first = submit("http://h/1");
    JobId second = submit("http://h/2");
    JobId elsewhere = submit("http://other/3");
    end(
        first,
        new TransferResult.Broke(
            Failure.status(FailureCode.HTTP_STATUS_TEMPORARY, 503, "503", Duration.ofSeconds(20)),
            0,
            false));
    assertThat(transfers.runs(second)).isFalse();
    assertThat(transfers.runs(elsewhere)).isTrue();
    publish(elsewhere, "http://other/3");
    assertThat(transfers.running()).isZero();
    time.advance(Duration.ofSeconds(21));
    engine.turn(false);
    assertThat(transfers.running()).isEqualTo(1);
  }

  @Test
  void pause_runningJob_stopsItAndStartsNoSecondWriterOnResume() {
    JobId job = submit("http://h/a.png");
    assertThat(inTurn(commands.pause(Selection.of(job)))).isEqualTo(1);
    assertThat(transfers.of(job).stopped).isTrue();
    assertThat(state(job)).isInstanceOf(JobState.Paused.class);
    inTurn(commands.resume(Selection.of(job)));
    assertThat(transfers.began).hasSize(1);
    end(job, new TransferResult.Stopped(42));
    assertThat(transfers.began).hasSize(2);
    assertThat(inTurn(commands.job(job)).orElseThrow().job().received()).isEqualTo(42);
  }

  @Test
  void pause_label_pausesItsJobsOnly() {
    List<JobId> jobs =
        inTurn(
                commands.submit(
                    List.of(request("http://h/1").withLabel("level 1"), request("http://h/2"))))
            .stream()
            .map(Submission::job)
            .toList();
    inTurn(commands.pause(new Selection.Label("level 1")));
    assertThat(state(jobs.get(0))).isInstanceOf(JobState.Paused.class);
    assertThat(state(jobs.get(1))).isInstanceOf(JobState.Running.class);
    assertThat(inTurn(commands.totals(new Selection.Label("level 1"))).paused()).isEqualTo(1);
  }

  @Test
  void remove_runningJob_isForgottenWhenItsWriterEnded() {
    JobId job = submit("http://h/a.png");
    inTurn(commands.remove(Selection.of(job), false));
    assertThat(deleted).isEmpty();
    end(job, new TransferResult.Stopped(3));
    transfers.doFileWork();
    engine.turn(false);
    assertThat(deleted).containsExactly(job);
    assertThat(inTurn(commands.jobs())).isEmpty();
  }

  @Test
  void settled_jobThatFails_completes() {
    JobId job = submit("http://h/a.png");
    CompletableFuture<Job> settled = commands.settled(job);
    engine.turn(false);
    assertThat(settled).isNotDone();
    end(
        job,
        new TransferResult.Broke(
            Failure.status(FailureCode.HTTP_STATUS, 404, "404", null), 0, false));
    assertThat(settled.join().state()).isInstanceOf(JobState.Failed.class);
  }

  @Test
  void askedFor_jobsOfEarlierSessions_waitUntilSomebodyAsks() {
    JobId earlier = submit("http://h/1");
    store = store.reopen();
    open(EngineParts.Starts.ASKED_FOR);
    JobId later = submit("http://h/2");
    assertThat(transfers.runs(earlier)).isFalse();
    assertThat(transfers.runs(later)).isTrue();
    submit("http://h/1");
    assertThat(transfers.runs(earlier)).isTrue();
  }

  @Test
  void transfer_leavesAForeignFile_jobIsDoneButTheFileIsNotListedAsOurs() {
    JobId job = submit("http://h/a.png");
    end(job, new TransferResult.Skipped(receipt("http://h/a.png")));
    assertThat(store.receipt(receipt("http://h/a.png").file())).isEmpty();
    assertThat(listed).isEmpty();
    submit("http://h/a.png");
    assertThat(transfers.of(job).previous).isNull();
  }

  @Test
  void log_decisionsOfAJob_areKeptInOrder() {
    JobId job = submit("http://h/a.png");
    transfers.of(job).listener.log("asked for the whole file");
    engine.turn(false);
    end(job, new TransferResult.Broke(CUT, 0, false));
    assertThat(store.log(job))
        .extracting(LogLine::text)
        .first()
        .isEqualTo("asked for the whole file");
    assertThat(store.log(job)).hasSize(2);
  }

  @Test
  void subscribe_changes_areNumberedAndHoldOnlyWhatChanged() throws Exception {
    JobId first = submit("http://h/1");
    List<EngineChanges> seen = new ArrayList<>();
    inTurn(commands.subscribe(seen::add));
    assertThat(seen.getFirst().changed()).hasSize(1);
    time.advance(Duration.ofMillis(200));
    engine.turn(false);
    JobId second = submit("http://h/2");
    end(
        first,
        new TransferResult.Broke(
            Failure.status(FailureCode.HTTP_STATUS, 404, "404", null), 0, false));
    time.advance(Duration.ofMillis(200));
    engine.turn(false);
    EngineChanges last = seen.getLast();
    assertThat(last.changed())
        .extracting(view -> view.job().id())
        .containsExactlyInAnyOrder(first, second);
    assertThat(last.totals().failed()).isEqualTo(1);
    for (int i = 1; i < seen.size(); i++) {
      assertThat(seen.get(i).version()).isEqualTo(seen.get(i - 1).version() + 1);
    }
  }

  @Test
  void close_runningJobs_stopsThemAndKeepsThemQueued() {
    JobId job = submit("http://h/a.png");
    engine.close();
    engine.turn(false);
    assertThat(transfers.of(job).stopped).isTrue();
    end(job, new TransferResult.Stopped(9));
    assertThat(store.load().jobs().getFirst().state()).isEqualTo(new JobState.Queued());
    assertThat(transfers.running()).isZero();
  }
}
