package dev.loadstone.core.integrity;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Compares what was expected with what came. Pure. */
public final class Judgement {
  /** Why nothing was compared if nothing was there to compare with. */
  public static final String NOTHING_STATED = "no checksum was given or stated";

  private Judgement() {}

  /** Judges as {@link #of(List, Map, String)} does, saying that nothing was stated if so. */
  public static Verdict of(List<StatedChecksum> expected, Map<DigestAlgorithm, Checksum> actual) {
    return of(expected, actual, NOTHING_STATED);
  }

  /**
   * The verdict: a mismatch with anybody's checksum wins; else the strongest that agrees counts.
   * Checksums whose algorithm was not computed are not compared.
   *
   * @param whyNone the reason where nothing was compared, in one short clause
   */
  public static Verdict of(
      List<StatedChecksum> expected, Map<DigestAlgorithm, Checksum> actual, String whyNone) {
    List<StatedChecksum> comparable =
        expected.stream()
            .filter(each -> actual.containsKey(each.checksum().algorithm()))
            .sorted(Comparator.comparing(each -> each.checksum().algorithm()))
            .toList();
    for (StatedChecksum each : comparable) {
      Checksum found = actual.get(each.checksum().algorithm());
      if (found != null && !found.equals(each.checksum())) {
        return new Verdict.Mismatch(each.checksum(), found, each.source());
      }
    }
    if (comparable.isEmpty()) {
      return new Verdict.Unverified(whyNone);
    }
    StatedChecksum strongest = comparable.getFirst();
    return new Verdict.Verified(strongest.checksum(), source(strongest));
  }

  private static String source(StatedChecksum stated) {
    DigestAlgorithm algorithm = stated.checksum().algorithm();
    return algorithm.isWeak() ? stated.source() + ", weak " + algorithm.label() : stated.source();
  }
}
