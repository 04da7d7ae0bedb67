package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Verdict;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Events as JSON objects: docs/formats/events.md. Pure but for the generator it writes to. */
final class EventJson {
  private final JsonGenerator json;

  EventJson(JsonGenerator json) {
    this.json = json;
  }

  void write(CliEvent event, Instant time) {
    json.writeStartObject();
    json.writeStringProperty("event", word(event));
    json.writeStringProperty("time", time.toString());
    switch (event) {
      case CliEvent.Queued(var job, var duplicate) -> {
        about(job);
        text("label", job.request().label());
        json.writeBooleanProperty("known", duplicate);
      }
      case CliEvent.Started(var job) -> about(job);
      case CliEvent.Resumed(var job, var offset) -> {
        about(job);
        json.writeNumberProperty("offset", offset);
      }
      case CliEvent.Progress(var view) -> progress(view);
      case CliEvent.Waiting(var job, var until, var because) -> {
        about(job);
        json.writeStringProperty("until", until.toString());
        failure(because);
      }
      case CliEvent.Finished(var job, var receipt) -> {
        about(job);
        published(job, receipt);
      }
      case CliEvent.Failed(var job, var failure) -> {
        about(job);
        failure(failure);
        json.writeNumberProperty("exit", ExitCode.of(failure.code()).number());
      }
      case CliEvent.Stopped(var job) -> {
        about(job);
        json.writeStringProperty("state", job.state().word());
      }
      case CliEvent.Notice(var text) -> json.writeStringProperty("message", text);
      case CliEvent.Summary summary -> summary(summary);
    }
    json.writeEndObject();
  }

  /** A job as {@code queue list --json} and {@code show --json} tell it; the object stays open. */
  void job(JobView view) {
    Job job = view.job();
    json.writeNumberProperty("job", job.id().value());
    json.writeStringProperty("state", job.state().word());
    json.writeStringProperty("link", job.request().link().redacted());
    json.writeStringProperty("folder", job.request().folder().toString());
    text("file", job.target() == null ? job.request().name() : job.target().toString());
    text("label", job.request().label());
    number("size", job.size());
    json.writeNumberProperty("received", view.received());
    number("lastStatus", job.status() == 0 ? -1 : job.status());
    json.writeNumberProperty("failures", job.failures());
    number("resumedAt", job.resumedAt());
    json.writeStringProperty("added", job.added().toString());
    text("finished", job.finished() == null ? null : job.finished().toString());
    switch (job.state()) {
      case JobState.Published(var receipt) -> verdict(receipt);
      case JobState.Failed(var failure) -> failure(failure);
      case JobState.Backoff(var until, var because) -> {
        json.writeStringProperty("until", until.toString());
        failure(because);
      }
      default -> {}
    }
  }

  void failure(Failure failure) {
    code(failure);
    number("status", failure.status() == 0 ? -1 : failure.status());
    words(FailureWords.of(failure));
  }

  /** The same without the status, which the answer's object tells anyway. */
  void failureOfAnswer(Failure failure, FailureWords words) {
    code(failure);
    words(words);
  }

  private void code(Failure failure) {
    json.writeStringProperty("code", failure.code().name());
    json.writeNumberProperty("number", failure.code().number());
  }

  private void words(FailureWords words) {
    json.writeStringProperty("message", words.happened());
    json.writeStringProperty("advice", words.advice());
  }

  void text(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  private void about(Job job) {
    json.writeNumberProperty("job", job.id().value());
    json.writeStringProperty("link", job.request().link().redacted());
  }

  private void progress(JobView view) {
    about(view.job());
    LiveProgress live = view.live();
    json.writeNumberProperty("received", view.received());
    number("size", view.job().size());
    json.writeNumberProperty("bytesPerSecond", live == null ? 0 : live.bytesPerSecond());
    text("phase", live == null ? null : word(live.phase()));
    json.writeNumberProperty("connections", live == null ? 0 : live.segments().size());
  }

  private void published(Job job, Receipt receipt) {
    json.writeStringProperty("file", receipt.file().toString());
    json.writeNumberProperty("size", receipt.size());
    number("resumedAt", job.resumedAt());
    verdict(receipt);
  }

  private void verdict(Receipt receipt) {
    json.writeStringProperty("digest", receipt.digest().toString());
    json.writeStringProperty("kind", word(receipt.kind()));
    json.writeStringProperty("verdict", receipt.verdict().word());
    text(
        "source",
        receipt.verdict() instanceof Verdict.Verified(var checksum, var source) ? source : null);
  }

  private void summary(CliEvent.Summary summary) {
    json.writeNumberProperty("jobs", summary.jobs());
    json.writeNumberProperty("finished", summary.finished());
    json.writeNumberProperty("failed", summary.failed());
    json.writeNumberProperty("unfinished", summary.unfinished());
    json.writeNumberProperty("bytes", summary.bytes());
    json.writeNumberProperty("milliseconds", summary.took().toMillis());
    json.writeNumberProperty("exit", summary.exit().number());
  }

  void number(String name, long value) {
    if (value == RemoteFile.UNKNOWN) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  /** A constant as it is written. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String word(CliEvent event) {
    return switch (event) {
      case CliEvent.Queued _ -> "queued";
      case CliEvent.Started _ -> "started";
      case CliEvent.Resumed _ -> "resumed";
      case CliEvent.Progress _ -> "progress";
      case CliEvent.Waiting _ -> "waiting";
      case CliEvent.Finished _ -> "finished";
      case CliEvent.Failed _ -> "failed";
      case CliEvent.Stopped _ -> "stopped";
      case CliEvent.Notice _ -> "notice";
      case CliEvent.Summary _ -> "summary";
    };
  }
}
