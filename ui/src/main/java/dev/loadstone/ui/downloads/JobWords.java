package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;

/** What the table says about a job. */
final class JobWords {
  private static final Texts TEXTS = Texts.of(JobWords.class);

  private JobWords() {}

  static String state(JobView view, Instant now) {
    return switch (view.job().state()) {
      case JobState.Queued _ -> TEXTS.get("state.queued");
      case JobState.Running(var phase) -> phase(view.live() == null ? phase : view.live().phase());
      case JobState.Backoff(var until, _) ->
          TEXTS.format("state.backoff", Figures.duration(Duration.between(now, until)));
      case JobState.Paused _ -> TEXTS.get("state.paused");
      case JobState.Verifying _ -> TEXTS.get("state.verifying");
      case JobState.Publishing _ -> TEXTS.get("state.publishing");
      case JobState.Published(var receipt) ->
          TEXTS.get(
              receipt.verdict() instanceof Verdict.Verified
                  ? "state.published.verified"
                  : "state.published");
      case JobState.Failed _ -> TEXTS.get("state.failed");
      case JobState.Removed _ -> TEXTS.get("state.removed");
    };
  }

  private static String phase(Phase phase) {
    return switch (phase) {
      case RESOLVING, CANT_RESOLVE -> TEXTS.get("phase.resolving");
      case DISCONNECTED, CONNECTING, CANT_CONNECT, TLS_HANDSHAKE_ERROR ->
          TEXTS.get("phase.connecting");
      case CONNECTED, REQUESTING, CONNECTION_ERROR -> TEXTS.get("phase.requesting");
      case BODY -> TEXTS.get("phase.body");
    };
  }

  /** The HTTP status of the newest answer; empty before the first. */
  static String status(Job job) {
    return job.status() == 0 ? "" : Integer.toString(job.status());
  }

  static String verdict(Job job) {
    return job.state() instanceof JobState.Published(var receipt)
        ? TEXTS.get("verdict." + receipt.verdict().word())
        : "";
  }

  static String size(JobView view) {
    return Figures.bytes(view.job().size());
  }

  static String speed(JobView view) {
    return view.live() == null ? "" : Figures.speed(view.live().bytesPerSecond());
  }

  static String timeLeft(JobView view) {
    return view.live() == null || view.job().size() < 0
        ? ""
        : Figures.timeLeft(view.job().size() - view.received(), view.live().bytesPerSecond());
  }
}
