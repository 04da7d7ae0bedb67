package dev.loadstone.ui.add;

import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rows of a list, told apart: which are there already, which would have one name. A change of
 * one row costs the rows that share its name. One thread at a time.
 */
final class Draft {
  static final Draft EMPTY = new Draft(LinkReading.NOTHING);

  private final LinkReading reading;
  private final List<LinkRow> rows;
  private final Map<String, List<LinkRow>> byTarget = new HashMap<>();

  /** What decides over a row beside the row. */
  record Surroundings(
      Predicate<Link> inQueue, Predicate<Path> exists, Map<LinkRow.Key, LinkRow.Kept> kept) {}

  private Draft(LinkReading reading) {
    this.reading = reading;
    rows = new ArrayList<>(reading.requests().size());
  }

  /** Makes the rows; looks at the disk. */
  static Draft of(LinkReading reading, Surroundings around) {
    Draft draft = new Draft(reading);
    Map<String, Integer> occurrences = new HashMap<>();
    for (JobRequest request : reading.requests()) {
      int before = occurrences.merge(request.link().text(), 1, Integer::sum) - 1;
      LinkRow row = new LinkRow(request, draft.rows.size(), before);
      LinkRow.Kept kept = around.kept().get(row.key());
      if (kept != null) {
        row.keep(kept);
      }
      row.known(around.inQueue().test(request.link()));
      row.taken(around.exists().test(row.target()));
      draft.rows.add(row);
      draft.enter(row);
    }
    draft.judgeAll();
    return draft;
  }

  LinkReading reading() {
    return reading;
  }

  List<LinkRow> rows() {
    return rows;
  }

  /**
   * Changes what decides a row's name.
   *
   * @param exists whether the disk has a file where the row goes after the change
   * @return the rows that are judged otherwise now, this one among them
   */
  Set<LinkRow> change(LinkRow row, Runnable change, Predicate<Path> exists) {
    Set<LinkRow> touched = new HashSet<>(leave(row));
    change.run();
    row.taken(exists.test(row.target()));
    enter(row);
    touched.addAll(byTarget.getOrDefault(place(row), List.of()));
    touched.removeIf(each -> !judge(each) && !each.equals(row));
    touched.add(row);
    return touched;
  }

  /** What is added if nobody changes anything more, in the order of the rows. */
  List<JobRequest> requests(Map<Issue, Choice> usual) {
    List<JobRequest> all = new ArrayList<>(rows.size());
    Set<String> given = new HashSet<>();
    for (LinkRow row : rows) {
      Choice choice = choice(row, usual);
      if (choice != Choice.SKIP) {
        all.add(request(row, choice, given));
      }
    }
    return all;
  }

  /** What becomes of a row. */
  static Choice choice(LinkRow row, Map<Issue, Choice> usual) {
    Choice own = row.choice();
    return own != null ? own : usual.getOrDefault(row.issue(), row.issue().choices().getFirst());
  }

  /** What is chosen for each issue if nobody chooses. */
  static Map<Issue, Choice> usualChoices() {
    Map<Issue, Choice> usual = new EnumMap<>(Issue.class);
    for (Issue issue : Issue.values()) {
      usual.put(issue, issue.choices().getFirst());
    }
    return usual;
  }

  private JobRequest request(LinkRow row, Choice choice, Set<String> given) {
    JobRequest request = row.request();
    if (row.ownName() != null) {
      request = request.withName(row.ownName());
    }
    boolean second = row.issue() == Issue.IN_QUEUE || row.issue() == Issue.TWICE;
    if (choice == Choice.RENAME && second) {
      request = request.withName(freeName(row, given));
    }
    if (choice == Choice.OVERWRITE) {
      return request.withOptions(
          request.options().toBuilder().onConflict(ConflictPolicy.OVERWRITE).build());
    }
    return request;
  }

  private String freeName(LinkRow row, Set<String> given) {
    String name = row.name().replaceAll("[\\\\:\\p{Cntrl}]", "_");
    int dot = name.lastIndexOf('.');
    int end = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
    for (int number = 1; ; number++) {
      String next = name.substring(0, end) + " (" + number + ")" + name.substring(end);
      String place = place(row.request().folder().resolve(next));
      if (!byTarget.containsKey(place) && given.add(place)) {
        return next;
      }
    }
  }

  /** Rows of one name stand in the order of the list: the first of them has it. */
  private void enter(LinkRow row) {
    List<LinkRow> there = byTarget.get(place(row));
    if (there == null) {
      byTarget.put(place(row), List.of(row));
      return;
    }
    List<LinkRow> more = there.size() == 1 ? new ArrayList<>(there) : there;
    int at = more.size();
    while (at > 0 && more.get(at - 1).number() > row.number()) {
      at--;
    }
    more.add(at, row);
    byTarget.put(place(row), more);
  }

  /** Returns the rows that had its name too. */
  private List<LinkRow> leave(LinkRow row) {
    List<LinkRow> rest =
        byTarget.getOrDefault(place(row), List.of()).stream()
            .filter(each -> !each.equals(row))
            .toList();
    if (rest.isEmpty()) {
      byTarget.remove(place(row));
    } else {
      byTarget.put(place(row), rest.size() == 1 ? rest : new ArrayList<>(rest));
    }
    return rest;
  }

  private void judgeAll() {
    for (List<LinkRow> same : byTarget.values()) {
      same.getFirst().issue(alone(same.getFirst()));
      for (LinkRow later : same.subList(1, same.size())) {
        later.issue(beside(later));
      }
    }
  }

  private boolean judge(LinkRow row) {
    List<LinkRow> same = byTarget.getOrDefault(place(row), List.of());
    Issue before = row.issue();
    row.issue(same.isEmpty() || same.getFirst().equals(row) ? alone(row) : beside(row));
    return before != row.issue();
  }

  private static Issue alone(LinkRow row) {
    return row.isKnown() ? Issue.IN_QUEUE : row.isTaken() ? Issue.FILE_EXISTS : Issue.NONE;
  }

  private static Issue beside(LinkRow row) {
    Issue alone = alone(row);
    boolean twice = row.key().occurrence() > 0 && row.ownName() == null;
    return alone == Issue.IN_QUEUE ? alone : twice ? Issue.TWICE : Issue.SAME_NAME;
  }

  private static String place(LinkRow row) {
    return place(row.target());
  }

  /** Names that differ in case only are one on some disks; asking there too does no harm. */
  private static String place(Path target) {
    return target.toString().toLowerCase(Locale.ROOT);
  }
}
