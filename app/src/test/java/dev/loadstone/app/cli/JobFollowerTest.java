package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobFollowerTest {
  private static final long SECOND = 1_000_000_000L;
  private final JobFollower follower =
      new JobFollower(List.of(new JobId(1), new JobId(2)), Set.of(new JobId(2)));

  @Test
  void observe_wholeLife_tellsEachStepOnce() {
    assertThat(follower.observe(Jobs.view(Jobs.queued(1)), 0))
        .containsExactly(new CliEvent.Queued(Jobs.queued(1), false));
    JobView first = Jobs.running(1, 0, 100, 10);
    assertThat(follower.observe(first, SECOND)).containsExactly(new CliEvent.Started(first.job()));
    assertThat(follower.observe(Jobs.running(1, 5, 100, 10), SECOND + SECOND / 2)).isEmpty();
    JobView later = Jobs.running(1, 10, 100, 10);
    assertThat(follower.observe(later, 2 * SECOND)).containsExactly(new CliEvent.Progress(later));
    Job done = Jobs.published(1, 100);
    assertThat(follower.observe(Jobs.view(done), 3 * SECOND))
        .containsExactly(new CliEvent.Finished(done, Jobs.receipt(1, 100)));
    assertThat(follower.observe(Jobs.view(done), 4 * SECOND)).isEmpty();
    assertThat(follower.isSettled()).isFalse();
  }

  @Test
  void observe_skippedStates_stillTellsResumptionAndEnd() {
    Job done = Jobs.published(2, 100).withResumedAt(40);

    assertThat(follower.observe(Jobs.view(done), 0))
        .containsExactly(
            new CliEvent.Queued(done, true),
            new CliEvent.Resumed(done, 40),
            new CliEvent.Finished(done, Jobs.receipt(2, 100)));
  }

  @Test
  void observe_backoffAgainAndAgain_tellsEachWaitOnce() {
    Failure broken = Failure.of(FailureCode.CONNECTION_ERROR, "reset");
    JobState.Backoff wait = new JobState.Backoff(Jobs.NOON, broken);
    Job waiting = Jobs.sized(1, 100).withState(wait);
    follower.observe(Jobs.view(Jobs.queued(1)), 0);

    assertThat(follower.observe(Jobs.view(waiting), 1))
        .containsExactly(new CliEvent.Waiting(waiting, Jobs.NOON, broken));
    assertThat(follower.observe(Jobs.view(waiting), 2)).isEmpty();
    JobView again = Jobs.running(1, 1, 100, 0);
    assertThat(follower.observe(again, 3)).containsExactly(new CliEvent.Started(again.job()));
    Job later = waiting.withState(new JobState.Backoff(Jobs.NOON.plusSeconds(9), broken));
    assertThat(follower.observe(Jobs.view(later), 4)).hasSize(1);
  }

  @Test
  void observe_othersJob_isIgnored() {
    assertThat(follower.observe(Jobs.running(7, 1, 2, 3), 0)).isEmpty();
    assertThat(follower.removed(new JobId(7))).isEmpty();
    assertThat(follower.running()).isEmpty();
  }

  @Test
  void whole_severalJobs_sumsWhatIsKnown() {
    follower.observe(Jobs.running(1, 30, 100, 10), 0);
    assertThat(follower.whole()).isEqualTo(new WholeProgress(2, 0, 0, 30, 100, 1, 10));
    follower.observe(Jobs.running(1, 60, 100, 10), 1);
    follower.observe(Jobs.running(2, 5, 50, 1), 1);
    assertThat(follower.whole()).isEqualTo(new WholeProgress(2, 0, 0, 65, 150, 0, 11));
    follower.observe(Jobs.view(Jobs.published(1, 100)), 2);
    assertThat(follower.whole()).isEqualTo(new WholeProgress(2, 1, 0, 105, 150, 0, 1));
    assertThat(follower.running()).hasSize(1);
  }

  @Test
  void summary_failedAndRemoved_countsEachAndKeepsTheCodes() {
    Failure missing = Failure.status(FailureCode.HTTP_STATUS, 404, "", null);
    follower.observe(Jobs.view(Jobs.queued(1).withState(new JobState.Failed(missing))), 0);
    follower.observe(Jobs.view(Jobs.queued(2)), 0);
    follower.removed(new JobId(2));

    assertThat(follower.isSettled()).isTrue();
    assertThat(follower.codes()).containsExactly(ExitCode.HTTP);
    assertThat(follower.stoppedJobs()).isEqualTo(1);
    assertThat(follower.summary(Duration.ZERO, ExitCode.HTTP))
        .isEqualTo(new CliEvent.Summary(2, 0, 1, 1, 0, Duration.ZERO, ExitCode.HTTP));
  }
}
