package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.mirror.JobRow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are shown; null and empty mean any.
 *
 * @param text part of the name, the host or the label, in any case
 */
record QueueFilter(
    @Nullable JobGroup group, @Nullable AssetKind kind, @Nullable String label, String text)
    implements Predicate<JobRow> {
  static final QueueFilter ALL = new QueueFilter(null, null, null, "");

  QueueFilter withText(String newText) {
    return new QueueFilter(group, kind, label, newText.strip());
  }

  @Override
  public boolean test(JobRow row) {
    return (group == null || row.group() == group)
        && (kind == null || row.kind() == kind)
        && (label == null || row.label().equals(label))
        && (text.isEmpty() || mentions(row));
  }

  private boolean mentions(JobRow row) {
    return holds(row.name()) || holds(row.job().request().link().redacted()) || holds(row.label());
  }

  private boolean holds(String in) {
    char first = folded(text.charAt(0));
    int last = in.length() - text.length();
    for (int i = 0; i <= last; i++) {
      // A look at one letter spares most comparisons: all jobs are gone through while a person
      // types.
      if (folded(in.charAt(i)) == first && in.regionMatches(true, i, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }

  /** As {@link String#regionMatches} compares without regard to case. */
  private static char folded(char letter) {
    return Character.toLowerCase(Character.toUpperCase(letter));
  }
}
