package dev.loadstone.ui.add;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.source.LinkList;
import dev.loadstone.core.source.PastedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What texts hold: one request for each download, and what could not be read. Pure; any thread.
 *
 * @param problems the first {@link LinkList#MOST_ERRORS} of each text
 * @param problemCount all of them
 * @param inRanges links that ranges stand for, whether they are written out or not; 0 without one
 */
record LinkReading(
    List<JobRequest> requests, List<LineProblem> problems, int problemCount, int inRanges) {
  static final LinkReading NOTHING = new LinkReading(List.of(), List.of(), 0, 0);

  /**
   * What is wrong with one line.
   *
   * @param source name of the file; empty for what was typed
   * @param line counted from 1; 0 if it is about the whole text
   */
  record LineProblem(String source, int line, String text) {}

  /**
   * Reads texts, one after the other.
   *
   * @param writeOut whether {@code [001-120]} stands for 120 links or for itself
   * @param defaults makes the request of a link that says nothing else
   */
  static LinkReading of(
      List<LinkSource> sources, boolean writeOut, Function<Link, JobRequest> defaults) {
    List<JobRequest> requests = new ArrayList<>();
    List<LineProblem> problems = new ArrayList<>();
    int problemCount = 0;
    int inRanges = 0;
    for (LinkSource source : sources) {
      LinkReading each = read(source, writeOut, defaults);
      requests.addAll(each.requests);
      problems.addAll(each.problems);
      problemCount += each.problemCount;
      inRanges += each.inRanges;
    }
    return new LinkReading(requests, problems, problemCount, inRanges);
  }

  private static LinkReading read(
      LinkSource source, boolean writeOut, Function<Link, JobRequest> defaults) {
    String text = source.text();
    try {
      if (PastedText.kind(text) == PastedText.Kind.METALINK) {
        return named(source, PastedText.parse(text, defaults));
      }
    } catch (InvalidInputException e) {
      return new LinkReading(
          List.of(),
          List.of(new LineProblem(source.name(), 0, String.valueOf(e.getMessage()))),
          1,
          0);
    }
    LinkRanges ranges = LinkRanges.in(text);
    if ((ranges.links() == 0 && ranges.problems().isEmpty()) || !writeOut) {
      LinkReading plain = named(source, PastedText.parse(text, defaults));
      return new LinkReading(plain.requests, plain.problems, plain.problemCount, ranges.links());
    }
    return writtenOut(source, ranges, PastedText.parse(ranges.text(), defaults));
  }

  private static LinkReading named(LinkSource source, LinkList.Parsed parsed) {
    return new LinkReading(
        parsed.requests(),
        parsed.errors().stream()
            .map(error -> new LineProblem(source.name(), error.line(), error.text()))
            .toList(),
        parsed.errorCount(),
        0);
  }

  private static LinkReading writtenOut(
      LinkSource source, LinkRanges ranges, LinkList.Parsed parsed) {
    List<LineProblem> problems = new ArrayList<>();
    ranges.problems().forEach((line, text) -> problems.add(problem(source, line, text)));
    for (LinkList.LineError error : parsed.errors()) {
      problems.add(problem(source, ranges.lineOf(error.line()), error.text()));
    }
    return new LinkReading(
        parsed.requests(),
        problems,
        parsed.errorCount() + ranges.problems().size(),
        ranges.links());
  }

  private static LineProblem problem(LinkSource source, int line, String text) {
    return new LineProblem(source.name(), line, text);
  }
}
