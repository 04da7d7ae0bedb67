package dev.loadstone.core.queue;

import static dev.loadstone.core.queue.Jobs.LINK;
import static dev.loadstone.core.queue.Jobs.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobMachineTest {
  private static final Failure CUT = Failure.of(FailureCode.CONNECTION_ERROR, "connection reset");
  private static final Failure GONE =
      Failure.status(FailureCode.HTTP_STATUS, 404, "404 Not Found", null);

  private final JobMachine machine = new JobMachine(new RetryPolicy(new Random(1)));

  static Stream<JobState> states() {
    return Stream.of(
        new JobState.Queued(),
        new JobState.Running(Phase.BODY),
        new JobState.Backoff(NOW.plusSeconds(5), CUT),
        new JobState.Paused(),
        new JobState.Verifying(),
        new JobState.Publishing(Jobs.receipt(LINK)),
        new JobState.Published(Jobs.receipt(LINK)),
        new JobState.Failed(GONE),
        new JobState.Removed(false));
  }

  static List<Input> inputs() {
    JobRequest elsewhere = JobRequest.of(Link.parse("http://mirror/a.png"), Jobs.FOLDER);
    return List.of(
        new Input.Pause(),
        new Input.Resume(),
        new Input.Retry(),
        new Input.Again(JobRequest.of(LINK, Jobs.FOLDER)),
        new Input.Remove(true),
        new Input.Change(elsewhere),
        new Input.Limit(1_000),
        new Input.Place(1, 7),
        new Input.Start(),
        new Input.BackoffOver(),
        new Input.Answered(206),
        new Input.Described(
            new RemoteFile(new Validator.None(), 9, true, "", null, null, null),
            Path.of("/assets/a.png")),
        new Input.Resumed(4),
        new Input.Checkpointed(5),
        new Input.VerifyingBegan(),
        new Input.Ready(Jobs.receipt(LINK)),
        new Input.Kept(Jobs.receipt(LINK)),
        new Input.Left(Jobs.receipt(LINK)),
        new Input.Stopped(6),
        new Input.Broke(CUT, 7, true),
        new Input.Broke(GONE, 0, false),
        new Input.PublishDone(Jobs.receipt(LINK)),
        new Input.PublishLost(),
        new Input.PublishBroke(CUT));
  }

  @ParameterizedTest
  @MethodSource("states")
  void decide_everyInputInEveryState_keepsTheRules(JobState state) {
    for (Input input : inputs()) {
      for (boolean busy : new boolean[] {false, true}) {
        Job before = Jobs.queued(1).withState(state);
        Decision decision = machine.decide(before, busy, input, NOW);
        Job after = decision.job();
        String when = state.word() + " + " + input;
        assertThat(after.id()).as(when).isEqualTo(new JobId(1));
        if (state instanceof JobState.Removed) {
          assertThat(after.state()).as("removed stays removed: " + when).isEqualTo(state);
        }
        if (decision.effects().contains(new Effect.StartTransfer())) {
          assertThat(state)
              .as("only what waits starts: " + when)
              .isInstanceOf(JobState.Queued.class);
        }
        if (after.state() instanceof JobState.Published && !(state instanceof JobState.Published)) {
          assertThat(input)
              .as("published only by its end: " + when)
              .isInstanceOfAny(Input.PublishDone.class, Input.Kept.class, Input.Left.class);
        }
        if (after.state() instanceof JobState.Failed && !(state instanceof JobState.Failed)) {
          assertThat(decision.log()).as("a failure is told: " + when).isNotEmpty();
          assertThat(after.finished()).as(when).isEqualTo(NOW);
        }
        if (input instanceof Input.Pause && state instanceof JobState.Running) {
          assertThat(decision.effects()).as(when).containsExactly(new Effect.StopTransfer());
        }
      }
    }
  }

  @Test
  void broke_failureThatMayPass_waitsLongerEachTime() {
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.BODY));
    for (int failures = 1; failures <= 5; failures++) {
      Decision decision = machine.decide(job, false, new Input.Broke(CUT, 0, false), NOW);
      assertThat(decision.job().state()).isInstanceOf(JobState.Backoff.class);
      Duration wait = Duration.between(NOW, ((JobState.Backoff) decision.job().state()).until());
      assertThat(wait)
          .isBetween(
              Duration.ofMillis(500L << (failures - 1)),
              Duration.ofMillis(1_000L << (failures - 1)));
      job = decision.job().withState(new JobState.Running(Phase.BODY));
    }
    assertThat(machine.decide(job, false, new Input.Broke(CUT, 0, false), NOW).job().state())
        .isEqualTo(new JobState.Failed(CUT));
  }

  @Test
  void broke_withProgress_startsTheCountAnew() {
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.BODY)).withFailures(5);
    Job after = machine.decide(job, false, new Input.Broke(CUT, 10, true), NOW).job();
    assertThat(after.state()).isInstanceOf(JobState.Backoff.class);
    assertThat(after.failures()).isEqualTo(1);
  }

  @Test
  void broke_finalStatus_failsAtOnce() {
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.BODY));
    assertThat(machine.decide(job, false, new Input.Broke(GONE, 0, false), NOW).job().state())
        .isEqualTo(new JobState.Failed(GONE));
  }

  @Test
  void broke_byAStatus_isTheStatusWhateverElseWasAnswered() {
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.BODY)).withStatus(206);
    assertThat(machine.decide(job, true, new Input.Broke(GONE, 0, false), NOW).job().status())
        .isEqualTo(GONE.status());
    assertThat(machine.decide(job, true, new Input.Broke(CUT, 0, false), NOW).job().status())
        .isEqualTo(206);
  }

  @Test
  void broke_retryAfter_isTheLeastWait() {
    Failure busy =
        Failure.status(FailureCode.HTTP_STATUS_TEMPORARY, 503, "503", Duration.ofSeconds(30));
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.BODY));
    assertThat(machine.decide(job, false, new Input.Broke(busy, 0, false), NOW).job().state())
        .isEqualTo(new JobState.Backoff(NOW.plusSeconds(30), busy));
  }

  @Test
  void broke_retryAfterOfADay_isShownAndNotSleptThrough() {
    Failure busy =
        Failure.status(FailureCode.HTTP_STATUS_TEMPORARY, 503, "503", Duration.ofDays(1));
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.BODY));
    assertThat(machine.decide(job, false, new Input.Broke(busy, 0, false), NOW).job().state())
        .isEqualTo(new JobState.Failed(busy));
  }

  @Test
  void answered_whateverTheState_isTheStatusAndNothingElse() {
    for (JobState state : states().filter(each -> !(each instanceof JobState.Removed)).toList()) {
      Job job = Jobs.queued(1).withState(state).withReceived(7);
      Decision decision = machine.decide(job, true, new Input.Answered(206), NOW);
      assertThat(decision).isEqualTo(Decision.of(job.withStatus(206)));
    }
  }

  @Test
  void stopped_afterPause_staysPausedWithItsBytes() {
    Job paused = Jobs.queued(1).withState(new JobState.Paused());
    Job after = machine.decide(paused, false, new Input.Stopped(77), NOW).job();
    assertThat(after.state()).isEqualTo(new JobState.Paused());
    assertThat(after.received()).isEqualTo(77);
  }

  @Test
  void remove_whileBusy_deletesFilesOnlyAfterTheEnd() {
    Job running = Jobs.queued(1).withState(new JobState.Running(Phase.BODY));
    Decision removed = machine.decide(running, true, new Input.Remove(true), NOW);
    assertThat(removed.effects()).containsExactly(new Effect.StopTransfer());
    Decision ended = machine.decide(removed.job(), false, new Input.Stopped(5), NOW);
    assertThat(ended.effects()).containsExactly(new Effect.DeleteFiles(true));
  }

  @Test
  void change_ofLabelAndPriorityAlone_disturbsNothing() {
    Job running = Jobs.queued(1).withState(new JobState.Running(Phase.BODY));
    JobRequest other = running.request().withLabel("props").withPriority(7);

    Decision decision = machine.decide(running, true, new Input.Change(other), NOW);

    assertThat(decision.effects()).isEmpty();
    assertThat(decision.job()).isEqualTo(running.withRequest(other));
  }

  @Test
  void ready_partOfALinkThatWasChanged_isNotPublished() {
    Job changed =
        machine
            .decide(
                Jobs.queued(1).withState(new JobState.Running(Phase.BODY)),
                true,
                new Input.Change(JobRequest.of(Link.parse("http://other/b.png"), Jobs.FOLDER)),
                NOW)
            .job();
    Decision late = machine.decide(changed, false, new Input.Ready(Jobs.receipt(LINK)), NOW);
    assertThat(late.job().state()).isEqualTo(new JobState.Queued());
    assertThat(late.effects()).isEmpty();
  }

  /** A model of the engine: at most one writer, which ends once for each time it began. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void decide_randomInputs_neverStartsTwoWritersAndEndsOnce(long seed) {
    Random random = new Random(seed);
    JobMachine seeded = new JobMachine(new RetryPolicy(new Random(seed)));
    Job job = Jobs.queued(1);
    boolean transferring = false;
    boolean publishing = false;
    for (int step = 0; step < 5_000; step++) {
      boolean busy = transferring || publishing;
      Input input = pick(random, job, transferring, publishing);
      boolean ends =
          input instanceof Input.Ready
              || input instanceof Input.Kept
              || input instanceof Input.Left
              || input instanceof Input.Stopped
              || input instanceof Input.Broke;
      transferring &= !ends;
      publishing &=
          !(input instanceof Input.PublishDone
              || input instanceof Input.PublishLost
              || input instanceof Input.PublishBroke);
      Decision decision =
          seeded.decide(job, busy && (transferring || publishing), input, NOW.plusSeconds(step));
      for (Effect effect : decision.effects()) {
        String when = "seed " + seed + ", step " + step + ": " + job.state() + " + " + input;
        switch (effect) {
          case Effect.StartTransfer _ -> {
            assertThat(transferring || publishing).as("second writer at " + when).isFalse();
            transferring = true;
          }
          case Effect.Publish _ -> {
            assertThat(transferring || publishing)
                .as("publication beside a writer at " + when)
                .isFalse();
            publishing = true;
          }
          case Effect.DeleteFiles _ ->
              assertThat(transferring || publishing)
                  .as("deletion beside a writer at " + when)
                  .isFalse();
          case Effect.StopTransfer _ -> {}
        }
      }
      job =
          decision.job().state() instanceof JobState.Removed && !transferring && !publishing
              ? Jobs.queued(1)
              : decision.job();
    }
  }

  private static Input pick(Random random, Job job, boolean transferring, boolean publishing) {
    List<Input> possible =
        inputs().stream()
            .filter(
                input ->
                    switch (input) {
                      case Input.Start _ ->
                          !transferring && !publishing && job.state() instanceof JobState.Queued;
                      case Input.PublishDone _, Input.PublishLost _, Input.PublishBroke _ ->
                          publishing;
                      case Input.Command _, Input.BackoffOver _ -> true;
                      case Input.Signal _ -> transferring;
                    })
            .toList();
    return possible.get(random.nextInt(possible.size()));
  }
}
