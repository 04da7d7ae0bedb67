package dev.loadstone.core.testing.adverse;

import dev.loadstone.core.model.FailureCode;
import java.util.EnumSet;
import java.util.Set;

/** How a download from a bad server must end, retries included. */
public sealed interface Expected {

  /**
   * The file is there and has the bytes of {@link Scene#content}.
   *
   * @param resumed bytes of an earlier answer must have been kept
   */
  record Whole(boolean resumed) implements Expected {}

  /** No file under the final name; the job has failed with one of the codes. */
  record Absent(Set<FailureCode> codes) implements Expected {}

  /** Either of the two: what counts is that no wrong file appears. */
  record NeverWrong() implements Expected {}

  /** Nothing that HTTP offers could tell; a file appears and its verdict is not "verified". */
  record Undetectable() implements Expected {}

  static Expected whole() {
    return new Whole(false);
  }

  static Expected resumed() {
    return new Whole(true);
  }

  static Expected neverWrong() {
    return new NeverWrong();
  }

  static Expected undetectable() {
    return new Undetectable();
  }

  static Expected absent(FailureCode first, FailureCode... others) {
    return new Absent(EnumSet.of(first, others));
  }
}
