package dev.loadstone.ui.downloads;

import dev.loadstone.core.Loadstone.Removal;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Totals;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;

/** The jobs of one label as one: how far they are, and what is done with all of them. FX thread. */
record LabelSet(String label, QueueModel model) {
  private static final Texts TEXTS = Texts.of(LabelSet.class);

  Totals totals() {
    return model.counts().totals(label);
  }

  /** How much of it is there, 0 to 1; by files as long as a size is not known. */
  double share() {
    Totals totals = totals();
    if (totals.jobs() == totals.published()) {
      return 1;
    }
    return totals.unknownSizes() == 0 && totals.size() > 0
        ? Math.min(1, (double) totals.received() / totals.size())
        : (double) totals.published() / totals.jobs();
  }

  /** How far it is in one line. */
  String words() {
    Totals totals = totals();
    List<String> words = new ArrayList<>();
    words.add(TEXTS.format("label.done", totals.published(), totals.jobs()));
    if (totals.size() > 0) {
      String received = Figures.bytes(totals.received());
      String size = Figures.bytes(totals.size());
      boolean whole = totals.unknownSizes() == 0;
      words.add(
          totals.published() == totals.jobs()
              ? received
              : TEXTS.format(whole ? "label.bytes" : "label.bytes.more", received, size));
    }
    if (totals.bytesPerSecond() > 0) {
      words.add(Figures.speed(totals.bytesPerSecond()));
      String left =
          totals.unknownSizes() > 0
              ? ""
              : Figures.timeLeft(totals.size() - totals.received(), totals.bytesPerSecond());
      if (!left.isEmpty()) {
        words.add(TEXTS.format("label.left", left));
      }
    }
    if (totals.paused() > 0) {
      words.add(TEXTS.format("label.paused", totals.paused()));
    }
    if (totals.failed() > 0) {
      words.add(TEXTS.format("label.failed", totals.failed()));
    }
    return String.join("  \u00b7  ", words);
  }

  boolean canPause() {
    return totals().running() + totals().waiting() > 0;
  }

  boolean canResume() {
    return totals().paused() > 0;
  }

  boolean canRetry() {
    return totals().failed() > 0;
  }

  void pause() {
    model.pause(new Selection.Label(label));
  }

  void resume() {
    model.resume(new Selection.Label(label));
  }

  /** Starts those that have failed at once. */
  void retry() {
    model.retry(new Selection.Label(label));
  }

  /** Takes all of them out of the queue; files stay. */
  void remove() {
    model.remove(model.labelled(label), Removal.KEEP_FILE);
  }
}
