package dev.loadstone.app.cli;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All about one job as lines for a person. Pure. */
final class JobSheet {
  private static final int LABEL_WIDTH = 10;

  private final Instant now;

  JobSheet(Instant now) {
    this.now = now;
  }

  List<String> lines(JobView view, List<LogLine> log) {
    Job job = view.job();
    List<String> lines = new ArrayList<>();
    lines.add(row("job", job.id().toString()));
    lines.add(row("state", state(job)));
    for (Link link : job.links()) {
      lines.add(row("link", link.redacted()));
    }
    lines.add(row("file", OneLine.of(file(job))));
    if (!job.request().label().isEmpty()) {
      lines.add(row("label", OneLine.of(job.request().label())));
    }
    if (job.status() != 0) {
      lines.add(row("answered", Words.status(job.status())));
    }
    lines.add(row("received", received(view)));
    lines.add(row("validator", validator(job)));
    if (job.state() instanceof JobState.Published(Receipt receipt)) {
      lines.add(row("verdict", Lines.verdict(receipt.verdict())));
      lines.add(row("digest", receipt.digest().toString()));
      lines.add(row("kind", receipt.kind().name().toLowerCase(Locale.ROOT)));
    }
    if (job.resumedAt() > 0) {
      lines.add(row("resumed", "at byte " + job.resumedAt()));
    }
    if (job.failures() > 0) {
      lines.add(row("failures", job.failures() + " in a row"));
    }
    if (!log.isEmpty()) {
      lines.add("");
      log.forEach(line -> lines.add(time(line.at()) + "  " + OneLine.of(line.text())));
    }
    return lines;
  }

  private String state(Job job) {
    return switch (job.state()) {
      case JobState.Queued _ -> "queued: waits for its turn";
      case JobState.Running(Phase phase) ->
          "running (" + phase.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
      case JobState.Backoff(Instant until, var because) ->
          "waits "
              + Words.duration(Duration.between(now, until))
              + ", then tries again: "
              + FailureWords.of(because).happened();
      case JobState.Paused _ -> "paused: loadstone queue resume " + job.id();
      case JobState.Verifying _ -> "verifying: all bytes are there, the checksum is computed";
      case JobState.Publishing _ -> "publishing: verified, gets its name";
      case JobState.Published(Receipt receipt) -> "published " + time(receipt.publishedAt());
      case JobState.Failed(var failure) -> "failed: " + FailureWords.of(failure).sentence();
      case JobState.Removed _ -> "removed";
    };
  }

  private static String file(Job job) {
    if (job.target() != null) {
      return job.target().toString();
    }
    String wished = job.request().name();
    return wished == null
        ? job.request().folder() + " (the server or the link will name it)"
        : job.request().folder().resolve(wished).toString();
  }

  private static String received(JobView view) {
    long size = view.job().size();
    if (view.job().state() instanceof JobState.Published(Receipt receipt)) {
      return receipt.size() + " bytes";
    }
    return size == RemoteFile.UNKNOWN
        ? view.received() + " bytes of a file of unknown size"
        : view.received()
            + " of "
            + size
            + " bytes ("
            + ProgressLines.percent(view.received(), size)
            + ")";
  }

  private static String validator(Job job) {
    RemoteFile remote = job.remote();
    if (remote == null) {
      return "not known yet";
    }
    return switch (remote.validator()) {
      case Validator.StrongEtag(String tag) -> "entity tag " + OneLine.of(tag);
      case Validator.LastModified(String date) -> "modified " + OneLine.of(date);
      case Validator.None _ -> "none: an interrupted download cannot be proved to go on";
    };
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String row(String label, String value) {
    return label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length())) + value;
  }
}
