package dev.loadstone.ui.add;

import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;

/** What the table says about a row. */
final class RowWords {
  private static final Texts TEXTS = Texts.of(RowWords.class);

  private RowWords() {}

  static String size(LinkRow row) {
    return switch (row.answer()) {
      case Answer.Found(ProbedFile file) ->
          file.remote().size() < 0 ? TEXTS.get("row.unsized") : Figures.bytes(row.size());
      case Answer.Asking _ -> "…";
      case Answer.NotAsked _, Answer.Refused _ -> "";
    };
  }

  static String resumable(LinkRow row) {
    return row.probed().map(file -> TEXTS.get("row.resume." + file.resumable().name())).orElse("");
  }

  static String resumableHint(LinkRow row) {
    return row.probed().map(file -> TEXTS.get("row.hint." + file.resumable().name())).orElse("");
  }

  /** What is to be noticed: a problem first, then what may be decided. */
  static String note(LinkRow row) {
    return row.answer() instanceof Answer.Refused(String words)
        ? words
        : row.issue() == Issue.NONE ? "" : TEXTS.get("issue." + row.issue().name());
  }

  static String choice(Issue issue, Choice choice) {
    String own = "choice." + issue.name() + "." + choice.name();
    return TEXTS.has(own) ? TEXTS.get(own) : TEXTS.get("choice." + choice.name());
  }
}
