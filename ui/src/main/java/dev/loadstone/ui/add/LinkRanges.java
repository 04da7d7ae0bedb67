package dev.loadstone.ui.add;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.source.LinkPattern;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A list whose lines with ranges are written out, one line for each link. Pure. */
final class LinkRanges {
  private static final Texts TEXTS = Texts.of(LinkRanges.class);

  private final StringBuilder text = new StringBuilder();
  private final List<Integer> lineOf = new ArrayList<>();
  private final Map<Integer, String> problems = new TreeMap<>();
  private int links;

  private LinkRanges() {}

  /** Writes out the ranges of a text; only lines that are a link and nothing else have any. */
  static LinkRanges in(String text) {
    LinkRanges ranges = new LinkRanges();
    if (text.indexOf('[') < 0 && text.indexOf('{') < 0) {
      return ranges;
    }
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      ranges.take(lines[i], i + 1);
    }
    return ranges;
  }

  /** The text with every link written out. */
  String text() {
    return text.toString();
  }

  /** How many links the ranges stand for; 0 if there are none. */
  int links() {
    return links;
  }

  /** Lines whose ranges make no sense, and why. */
  Map<Integer, String> problems() {
    return problems;
  }

  /** The line that a line of {@link #text} comes from, both counted from 1. */
  int lineOf(int written) {
    return written <= lineOf.size() ? lineOf.get(written - 1) : written;
  }

  private void take(String line, int number) {
    if (!isLinkWithBrackets(line)) {
      write(line, number);
      return;
    }
    try {
      List<String> all = LinkPattern.expand(line.strip());
      if (all.size() > 1) {
        links += all.size();
      }
      if (links > LinkPattern.MOST) {
        throw new InvalidInputException(TEXTS.format("ranges.many", LinkPattern.MOST));
      }
      all.forEach(each -> write(each, number));
    } catch (InvalidInputException e) {
      problems.put(number, String.valueOf(e.getMessage()));
    }
  }

  private void write(String line, int number) {
    text.append(line).append('\n');
    lineOf.add(number);
  }

  private static boolean isLinkWithBrackets(String line) {
    String content = line.strip();
    return (line.indexOf('[') >= 0 || line.indexOf('{') >= 0)
        && content.indexOf('\t') < 0
        && (content.regionMatches(true, 0, "http://", 0, 7)
            || content.regionMatches(true, 0, "https://", 0, 8));
  }
}
