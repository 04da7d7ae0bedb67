package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.ui.mirror.JobFacts;
import dev.loadstone.ui.mirror.JobGroup;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are shown; null and empty mean any.
 *
 * @param text part of the name, the host or the label, in any case
 */
record QueueFilter(
    @Nullable JobGroup group, @Nullable AssetKind kind, @Nullable String label, String text)
    implements Predicate<JobFacts> {
  static final QueueFilter ALL = new QueueFilter(null, null, null, "");

  QueueFilter withText(String newText) {
    return new QueueFilter(group, kind, label, newText.strip());
  }

  @Override
  public boolean test(JobFacts job) {
    return (group == null || job.group() == group)
        && (kind == null || job.kind() == kind)
        && (label == null || job.label().equals(label))
        && (text.isEmpty() || mentions(job));
  }

  private boolean mentions(JobFacts job) {
    return holds(job.name()) || holds(job.job().request().link().redacted()) || holds(job.label());
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
