package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * What a command left behind.
 *
 * @param code its exit code
 * @param out all of standard output
 * @param err all of standard error
 */
record Ended(int code, String out, String err) {

  /** What holds for every command: no stack trace, whole lines, no blank or painted ones. */
  Ended {
    for (String text : List.of(out, err)) {
      assertThat(text)
          .doesNotContainPattern("(?m)^\\s+at [\\w.$/]+\\(")
          .doesNotContain("Exception")
          .doesNotContain("\u001b");
    }
    assertThat(err).satisfiesAnyOf(t -> assertThat(t).isEmpty(), t -> assertThat(t).endsWith("\n"));
    assertThat(err.lines()).noneMatch(String::isBlank);
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }

  /** Asserts that all is well and nothing was complained about. */
  Ended ok() {
    assertThat(err).isEmpty();
    assertThat(code).as(out).isZero();
    return this;
  }

  /** Asserts that it ended with that code and one line that holds the text. */
  Ended failed(int expected, String... texts) {
    assertThat(errLines()).hasSize(1);
    assertThat(err).contains(texts);
    assertThat(code).as(err).isEqualTo(expected);
    return this;
  }
}
