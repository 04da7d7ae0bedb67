package dev.loadstone.ui.library;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.VerdictWords;
import java.util.Locale;

/** What the page says about an asset. */
final class AssetWords {
  private static final Texts TEXTS = Texts.of(AssetWords.class);

  private AssetWords() {}

  /** Format and size, short. */
  static String line(Asset asset) {
    String format = asset.receipt().format();
    String what = format.isEmpty() ? KindNames.one(asset.kind()) : format.toUpperCase(Locale.ROOT);
    return what + " · " + Figures.bytes(asset.receipt().size());
  }

  static String condition(Condition condition) {
    return TEXTS.get("condition." + condition.name());
  }

  static String verdict(Asset asset) {
    return TEXTS.get("verdict." + asset.receipt().verdict().word());
  }

  /** The verdict and what it rests on. */
  static String verdictInFull(Receipt receipt) {
    return switch (receipt.verdict()) {
      case Verdict.Verified(Checksum checksum, String source) ->
          TEXTS.format("verdict.by", checksum.algorithm().label(), VerdictWords.source(source));
      case Verdict.Unverified(String why) ->
          TEXTS.get("verdict.unverified") + ": " + VerdictWords.why(why);
      case Verdict.Mismatch _ -> TEXTS.get("verdict.mismatch");
    };
  }

  /** What told the server's file from another; empty if nothing did. */
  static String validator(Receipt receipt) {
    String etag = receipt.etag();
    String date = receipt.lastModified();
    return etag != null ? etag : date != null ? date : "";
  }

  /** All that the eye sees, for a screen reader. */
  static String spoken(Asset asset) {
    String words = asset.name() + ", " + line(asset) + ", " + verdict(asset);
    return asset.condition().isProblem() ? words + ", " + condition(asset.condition()) : words;
  }
}
