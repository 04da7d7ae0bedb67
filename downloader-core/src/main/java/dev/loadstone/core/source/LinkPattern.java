package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many links written as one: {@code [001-120]}, {@code [0-100:10]}, {@code [a-z]}, {@code {a,b}}.
 *
 * <p>Only what has exactly one of these shapes is a pattern; every other bracket stands for itself,
 * so the address in {@code http://[::1]/} stays. Patterns do not nest. A number that begins with
 * zeros keeps its width.
 */
public final class LinkPattern {
  /** Most links that one pattern may stand for. */
  public static final int MOST = 100_000;

  private static final Pattern PART =
      Pattern.compile(
          "\\[(?:(\\d{1,12})-(\\d{1,12})|([a-z])-([a-z])|([A-Z])-([A-Z]))(?::(\\d{1,9}))?\\]"
              + "|\\{([^{}\\[\\]]*,[^{}\\[\\]]*)\\}");

  private LinkPattern() {}

  /**
   * All links a text stands for, the last pattern running fastest; the text itself if it holds no
   * pattern.
   *
   * @throws InvalidInputException if it stands for more than {@link #MOST}, or a range runs
   *     backwards or has the step 0
   */
  public static List<String> expand(String text) {
    List<Choice> choices = new ArrayList<>();
    long count = 1;
    int literalFrom = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      choices.add(new Literal(text.substring(literalFrom, part.start())));
      Choice choice = choiceOf(part);
      count *= choice.count();
      if (count > MOST) {
        throw new InvalidInputException(
            "'" + Shown.of(text) + "' stands for more than " + MOST + " links: split it up");
      }
      choices.add(choice);
      literalFrom = part.end();
    }
    choices.add(new Literal(text.substring(literalFrom)));
    return expanded(choices, (int) count);
  }

  private static List<String> expanded(List<Choice> choices, int count) {
    List<String> links = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      int remaining = number;
      String link = "";
      for (Choice choice : choices.reversed()) {
        link = choice.at(remaining % (int) choice.count()) + link;
        remaining /= (int) choice.count();
      }
      links.add(link);
    }
    return links;
  }

  private static Choice choiceOf(Matcher part) {
    if (part.group(8) != null) {
      return new Words(List.of(part.group(8).split(",", -1)));
    }
    long step = part.group(7) == null ? 1 : Long.parseLong(part.group(7));
    boolean numbers = part.group(1) != null;
    String from = numbers ? part.group(1) : part.group(3) != null ? part.group(3) : part.group(5);
    String to = numbers ? part.group(2) : part.group(4) != null ? part.group(4) : part.group(6);
    long first = numbers ? Long.parseLong(from) : from.charAt(0);
    long last = numbers ? Long.parseLong(to) : to.charAt(0);
    if (last < first || step == 0) {
      throw new InvalidInputException(
          "The range " + part.group() + " is empty: write the smaller end first, a step above 0");
    }
    int width = numbers && from.startsWith("0") ? from.length() : 0;
    return new Range(first, (last - first) / step + 1, step, numbers, width);
  }

  private sealed interface Choice {
    long count();

    String at(int index);
  }

  private record Literal(String text) implements Choice {
    @Override
    public long count() {
      return 1;
    }

    @Override
    public String at(int index) {
      return text;
    }
  }

  private record Words(List<String> words) implements Choice {
    @Override
    public long count() {
      return words.size();
    }

    @Override
    public String at(int index) {
      return words.get(index);
    }
  }

  private record Range(long first, long count, long step, boolean numbers, int width)
      implements Choice {
    @Override
    public String at(int index) {
      long value = first + index * step;
      if (!numbers) {
        return Character.toString((int) value);
      }
      String digits = Long.toString(value);
      return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
  }
}
