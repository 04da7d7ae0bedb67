package dev.loadstone.ui.add;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.source.LinkList;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is to be added: texts of links, a row for each, and what holds for all. Reads texts and disk
 * in the background; all else on one thread, the FX thread in a window.
 */
final class AddModel implements AutoCloseable {
  private final Engine engine;
  private final Executor background;
  private final Executor screen;
  private final Prober prober;
  private final List<LinkSource> files = new ArrayList<>();
  private final Map<Issue, Choice> usual = new EnumMap<>(Draft.usualChoices());
  private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(Draft.EMPTY);
  private final ReadOnlyObjectWrapper<AddSum> sum = new ReadOnlyObjectWrapper<>(AddSum.NOTHING);
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private String text = "";
  private AddOptions options;
  private boolean writeOut = true;
  private long free = AddSum.UNKNOWN;

  /** What the sheet needs of the engine. */
  interface Engine {
    /** Whether the queue has a link; any thread. */
    boolean isInQueue(Link link);

    CompletableFuture<ProbedFile> probe(JobRequest request);

    /** Puts them in the queue; one of the two is told on the FX thread. */
    void submit(List<JobRequest> requests, Consumer<Integer> added, Consumer<String> failed);
  }

  /** What came of adding. */
  record Added(int count, int unread) {}

  AddModel(Engine engine, AddOptions options, Executor background, Executor screen) {
    this.engine = engine;
    this.options = options;
    this.background = background;
    this.screen = screen;
    prober =
        new Prober(
            engine::probe, screen, row -> Draft.choice(row, usual) != Choice.SKIP, this::answered);
  }

  /** The rows; another object whenever the text was read anew. */
  ReadOnlyObjectProperty<Draft> draft() {
    return draft.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<AddSum> sum() {
    return sum.getReadOnlyProperty();
  }

  /** Whether what the rows show is behind what was typed. */
  ReadOnlyBooleanProperty reading() {
    return reading.getReadOnlyProperty();
  }

  /** Changes when {@link #read} has something to do. */
  ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  String text() {
    return text;
  }

  void text(String newText) {
    if (!newText.equals(text)) {
      text = newText;
      outdated();
    }
  }

  /** List files beside what was typed. */
  List<LinkSource> files() {
    return List.copyOf(files);
  }

  void add(LinkSource file) {
    files.add(file);
    outdated();
  }

  void remove(LinkSource file) {
    if (files.remove(file)) {
      outdated();
    }
  }

  AddOptions options() {
    return options;
  }

  void options(AddOptions newOptions) {
    if (!newOptions.equals(options)) {
      boolean asksOtherwise =
          !newOptions.user().equals(options.user())
              || !newOptions.password().equals(options.password())
              || !newOptions.headers().equals(options.headers());
      options = newOptions;
      if (asksOtherwise) {
        draft.get().rows().stream()
            .filter(row -> !(row.answer() instanceof Answer.Found))
            .forEach(row -> row.answer(Answer.NOT_ASKED));
      }
      outdated();
    }
  }

  boolean writesOutRanges() {
    return writeOut;
  }

  void writeOutRanges(boolean write) {
    writeOut = write;
    outdated();
  }

  /** What is done with all rows of an issue for which nothing else is chosen. */
  Choice usual(Issue issue) {
    return usual.getOrDefault(issue, Choice.ADD);
  }

  void usual(Issue issue, Choice choice) {
    usual.put(issue, choice);
    draft.get().rows().stream()
        .filter(row -> row.issue() == issue)
        .forEach(
            row -> {
              row.choose(null);
              row.tell();
            });
    summed();
  }

  Choice choice(LinkRow row) {
    return Draft.choice(row, usual);
  }

  void choose(LinkRow row, Choice choice) {
    row.choose(choice);
    row.tell();
    summed();
  }

  /**
   * Gives a file another name; nothing takes the server's or the link's.
   *
   * @throws InvalidInputException if it cannot be one
   */
  void rename(LinkRow row, String name) {
    String wanted = name.strip();
    if (!wanted.isEmpty()) {
      var parsed =
          LinkList.parse(
              row.request().link().text() + "\tout=" + wanted,
              link -> JobRequest.of(link, row.request().folder()));
      if (!parsed.errors().isEmpty() || wanted.indexOf('\t') >= 0) {
        throw new InvalidInputException(
            parsed.errors().isEmpty() ? wanted : parsed.errors().getFirst().text());
      }
    }
    change(row, () -> row.rename(wanted.isEmpty() ? null : wanted));
  }

  /** A row came onto the screen. */
  void see(LinkRow row) {
    prober.see(row);
  }

  /** Asks a link again. */
  void askAgain(LinkRow row) {
    row.answer(Answer.NOT_ASKED);
    row.tell();
    prober.see(row);
  }

  /** Reads the texts in the background; rows and sums follow. */
  void read() {
    readThen(() -> {});
  }

  /**
   * Puts the rows in the queue, as they are after the texts were read to their end.
   *
   * @param failed told what to mend; nothing was added
   */
  void submit(boolean startNow, Consumer<Added> added, Consumer<String> failed) {
    var problem = options.problem();
    if (problem.isPresent()) {
      failed.accept(problem.get());
      return;
    }
    readThen(() -> submitNow(startNow, added, failed));
  }

  /** Ends what is asked. */
  @Override
  public void close() {
    prober.close();
  }

  private void submitNow(boolean startNow, Consumer<Added> added, Consumer<String> failed) {
    Draft of = draft.get();
    List<JobRequest> requests =
        of.requests(usual).stream().map(each -> each.withStartPaused(!startNow)).toList();
    engine.submit(
        requests, count -> added.accept(new Added(count, of.reading().problemCount())), failed);
  }

  private void outdated() {
    reading.set(true);
    version.set(version.get() + 1);
  }

  private void readThen(Runnable then) {
    long asked = version.get();
    List<LinkSource> sources = new ArrayList<>();
    sources.add(new LinkSource("", text));
    sources.addAll(files);
    AddOptions with = options;
    boolean written = writeOut;
    Map<LinkRow.Key, LinkRow.Kept> kept = kept();
    background.execute(
        () -> {
          Draft read = draft(sources, written, with, kept);
          long space = AddSum.freeSpace(with);
          screen.execute(
              () -> {
                if (version.get() == asked) {
                  show(read, space);
                  then.run();
                } else {
                  readThen(then);
                }
              });
        });
  }

  private Map<LinkRow.Key, LinkRow.Kept> kept() {
    Map<LinkRow.Key, LinkRow.Kept> kept = new HashMap<>();
    for (LinkRow row : draft.get().rows()) {
      if (row.kept().isWorthKeeping()) {
        kept.put(row.key(), row.kept());
      }
    }
    return kept;
  }

  private Draft draft(
      List<LinkSource> sources,
      boolean written,
      AddOptions with,
      Map<LinkRow.Key, LinkRow.Kept> kept) {
    AddOptions usable = with.problem().isEmpty() ? with : AddOptions.to(fallback());
    LinkReading read = LinkReading.of(sources, written, usable.requests(true));
    if (read.requests().size() == 1 && read.requests().getFirst().checksums().isEmpty()) {
      JobRequest one = read.requests().getFirst().withChecksums(usable.checksums());
      read = new LinkReading(List.of(one), read.problems(), read.problemCount(), read.inRanges());
    }
    Predicate<Path> exists = AddModel::exists;
    return Draft.of(read, new Draft.Surroundings(engine::isInQueue, exists, kept));
  }

  private void show(Draft read, long space) {
    Map<LinkRow.Key, LinkRow.Kept> since = kept();
    // What was answered while the text was read.
    for (LinkRow row : read.rows()) {
      LinkRow.Kept newer = since.get(row.key());
      if (newer != null && !newer.equals(row.kept())) {
        read.change(row, () -> row.keep(newer), _ -> row.isTaken());
      }
    }
    free = space;
    reading.set(false);
    draft.set(read);
    prober.rows(read.rows());
    summed();
  }

  private void answered(LinkRow row, Answer answer) {
    change(row, () -> row.answer(answer));
  }

  private void change(LinkRow row, Runnable change) {
    String before = row.name();
    draft.get().change(row, change, _ -> row.isTaken()).forEach(LinkRow::tell);
    summed();
    if (!row.name().equals(before)) {
      Path target = row.target();
      background.execute(
          () -> {
            boolean exists = exists(target);
            screen.execute(() -> found(row, target, exists));
          });
    }
  }

  private void found(LinkRow row, Path target, boolean exists) {
    boolean here = !draft.get().rows().isEmpty() && row.target().equals(target);
    if (here && row.isTaken() != exists) {
      draft.get().change(row, () -> {}, _ -> exists).forEach(LinkRow::tell);
      summed();
    }
  }

  private void summed() {
    sum.set(AddSum.of(draft.get().rows(), usual, free));
  }

  private static boolean exists(Path target) {
    return target.getNameCount() > 0 && Files.exists(target, LinkOption.NOFOLLOW_LINKS);
  }

  private static String fallback() {
    return System.getProperty("user.home");
  }
}
