package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.VerdictWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job in a person's words. Pure. */
final class OverviewFacts {
  private static final Texts TEXTS = Texts.of(OverviewFacts.class);

  private OverviewFacts() {}

  /** Names and values in the order in which they are read; empty ones left out. */
  static Map<String, String> of(JobView view, List<HttpExchange> exchanges) {
    Job job = view.job();
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "fact.link", job.request().link().redacted());
    put(facts, "fact.server", server(exchanges));
    put(facts, "fact.file", file(job).map(Path::toString).orElse(""));
    put(facts, "fact.folder", file(job).isPresent() ? "" : job.request().folder().toString());
    put(facts, "fact.size", size(job));
    put(facts, "fact.type", type(job));
    put(facts, "fact.verdict", verdict(job));
    put(facts, "fact.digest", digest(job));
    put(
        facts,
        "fact.expected",
        String.join(", ", job.request().checksums().stream().map(Object::toString).toList()));
    put(facts, "fact.resume", resume(job));
    put(facts, "fact.label", job.request().label());
    put(facts, "fact.added", Figures.moment(job.added()));
    put(facts, "fact.finished", finished(job));
    return facts;
  }

  /** The file, once its name is known. */
  static Optional<Path> file(Job job) {
    return job.state() instanceof JobState.Published(var receipt)
        ? Optional.of(receipt.file())
        : Optional.ofNullable(job.target());
  }

  /** One line: what happens and how far it is. */
  static String progress(JobView view, Instant now) {
    Job job = view.job();
    StringBuilder text = new StringBuilder(state(job.state(), now));
    if (job.state() instanceof JobState.Published) {
      return text.toString();
    }
    long received = view.received();
    if (job.size() >= 0) {
      append(text, TEXTS.format("progress.of", Figures.bytes(received), Figures.bytes(job.size())));
    } else if (received > 0) {
      append(text, Figures.bytes(received));
    }
    long limit = job.request().options().bytesPerSecond();
    if (limit > 0) {
      append(text, TEXTS.format("progress.limit", Figures.speed(limit)));
    }
    if (view.live() != null) {
      long speed = view.live().bytesPerSecond();
      append(text, Figures.speed(speed));
      String left = job.size() < 0 ? "" : Figures.timeLeft(job.size() - received, speed);
      append(text, left.isEmpty() ? "" : TEXTS.format("progress.left", left));
    }
    return text.toString();
  }

  private static String state(JobState state, Instant now) {
    return state instanceof JobState.Backoff(var until, _)
        ? TEXTS.format("state.backoff", Figures.duration(Duration.between(now, until)))
        : TEXTS.get("state." + state.word());
  }

  /** Who sent the file in the end, which after a redirect is not who was asked. */
  private static String server(List<HttpExchange> exchanges) {
    for (HttpExchange each : exchanges.reversed()) {
      if (each.status() >= 200 && each.status() < 300) {
        return each.remoteAddress().isEmpty()
            ? each.host()
            : each.host() + "  (" + each.remoteAddress() + ")";
      }
    }
    return "";
  }

  private static String size(Job job) {
    long size =
        job.state() instanceof JobState.Published(var receipt) ? receipt.size() : job.size();
    if (size < 0) {
      return job.remote() == null ? "" : TEXTS.get("size.unknown");
    }
    return Figures.exact(size);
  }

  private static String type(Job job) {
    String media = job.remote() == null ? "" : job.remote().mediaType();
    String format = job.state() instanceof JobState.Published(var receipt) ? receipt.format() : "";
    String text = ExchangeWords.oneLine(media, 100);
    return format.isEmpty() ? text : text.isEmpty() ? format : format + "  (" + text + ")";
  }

  private static String verdict(Job job) {
    if (!(job.state() instanceof JobState.Published(var receipt))) {
      return "";
    }
    return switch (receipt.verdict()) {
      case Verdict.Verified(var checksum, var source) ->
          TEXTS.format(
              "verdict.verified", checksum.algorithm().label(), VerdictWords.source(source));
      case Verdict.Unverified(var why) -> TEXTS.format("verdict.unverified", VerdictWords.why(why));
      case Verdict.Mismatch(var expected, _, var source) ->
          TEXTS.format("verdict.mismatch", expected, source);
    };
  }

  private static String digest(Job job) {
    return job.state() instanceof JobState.Published(var receipt)
        ? receipt.digest().toString()
        : "";
  }

  private static String resume(Job job) {
    RemoteFile remote = job.remote();
    if (remote == null || job.state() instanceof JobState.Published) {
      return job.resumedAt() < 0 ? "" : TEXTS.format("resume.did", Figures.bytes(job.resumedAt()));
    }
    String ability =
        !remote.acceptsRanges()
            ? TEXTS.get("resume.ranges")
            : switch (remote.validator()) {
              case Validator.StrongEtag _ -> TEXTS.get("resume.etag");
              case Validator.LastModified _ -> TEXTS.get("resume.date");
              case Validator.None _ -> TEXTS.get("resume.unproven");
            };
    return job.resumedAt() < 0
        ? ability
        : ability + " " + TEXTS.format("resume.did", Figures.bytes(job.resumedAt()));
  }

  private static String finished(Job job) {
    return job.finished() == null
        ? ""
        : TEXTS.format(
            "finished",
            Figures.moment(job.finished()),
            Figures.duration(Duration.between(job.added(), job.finished())));
  }

  private static void put(Map<String, String> facts, String key, String value) {
    if (!value.isEmpty()) {
      facts.put(TEXTS.get(key), value);
    }
  }

  private static void append(StringBuilder text, String more) {
    if (!more.isEmpty()) {
      text.append(" \u00b7 ").append(more);
    }
  }
}
