package dev.loadstone.app.cli;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;

/** Events as plain lines. Pure. */
public final class Lines {
  private Lines() {}

  /** One failed link: {@code link: what happened; what to do}. */
  public static String failed(Job job, Failure failure) {
    return job.request().link().redacted() + ": " + FailureWords.of(failure).sentence();
  }

  static String finished(Job job, Receipt receipt) {
    String line =
        OneLine.of(receipt.file().toString())
            + "  "
            + Words.bytes(receipt.size())
            + "  "
            + verdict(receipt.verdict());
    return job.resumedAt() > 0 ? line + "  resumed at " + job.resumedAt() : line;
  }

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified(Checksum checksum, String source) ->
          "verified (" + checksum.algorithm().label() + ", " + OneLine.of(source) + ")";
      case Verdict.Unverified(String why) ->
          why.isEmpty() ? "unverified" : "unverified (" + OneLine.of(why) + ")";
      case Verdict.Mismatch(Checksum expected, Checksum actual, String source) ->
          "mismatch (expected " + expected + ", is " + actual + ", " + OneLine.of(source) + ")";
    };
  }

  static String summary(CliEvent.Summary s) {
    StringBuilder line = new StringBuilder();
    line.append(s.finished()).append(" of ").append(Words.files(s.jobs())).append(" complete");
    if (s.failed() > 0) {
      line.append(", ").append(s.failed()).append(" failed");
    }
    if (s.unfinished() > 0) {
      line.append(", ").append(s.unfinished()).append(" unfinished");
    }
    return line.append(", ")
        .append(Words.bytes(s.bytes()))
        .append(" in ")
        .append(Words.duration(s.took()))
        .toString();
  }
}
