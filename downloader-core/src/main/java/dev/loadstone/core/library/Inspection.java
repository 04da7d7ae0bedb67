package dev.loadstone.core.library;

import dev.loadstone.core.model.AssetKind;
import java.util.List;
import java.util.Optional;

/**
 * What a file is, and whether it is what its name says.
 *
 * @param format short name, for example {@code png}; empty if unknown
 * @param facts in a fixed order, at most some hundred
 * @param problem the worst one; empty if the file is sound as far as was looked
 */
public record Inspection(
    AssetKind kind, String format, List<Fact> facts, Optional<Problem> problem) {
  public Inspection {
    facts = List.copyOf(facts);
  }

  /** One thing the file says about itself, for example {@code dimensions 640x480}. */
  public record Fact(String name, String value) {}

  /**
   * Something to know before the file is used.
   *
   * @param text one line of facts
   */
  public record Problem(Severity severity, String text) {}

  /** What a problem means for publishing. */
  public enum Severity {
    /** Unusual; the file may still be right. */
    NOTE,
    /** What arrived is certainly not a usable file of that name. */
    REFUSE
  }

  /** True if the file must not be published. */
  public boolean isRefused() {
    return problem.filter(p -> p.severity() == Severity.REFUSE).isPresent();
  }
}
