package dev.loadstone.ui.add;

import dev.loadstone.core.library.AssetFormat;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.ui.mirror.JobNames;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.value.ObservableValueBase;
import org.jspecify.annotations.Nullable;

/**
 * One download to be: what was asked for, what the server says, what a person chose. One thread at
 * a time; the FX thread once it is shown.
 */
final class LinkRow extends ObservableValueBase<LinkRow> {
  private final JobRequest request;
  private final int number;
  private final Key key;
  private Answer answer = Answer.NOT_ASKED;
  private Issue issue = Issue.NONE;
  private boolean known;
  private boolean taken;
  private @Nullable String ownName;
  private @Nullable Choice choice;

  /** Tells a row from others, and finds it again after the text was read anew. */
  record Key(String link, int occurrence) {}

  /** What stays when the text is read anew. */
  record Kept(Answer answer, @Nullable String ownName, @Nullable Choice choice) {
    boolean isWorthKeeping() {
      return ownName != null || choice != null || !(answer instanceof Answer.NotAsked);
    }
  }

  /**
   * A row that nothing is known of.
   *
   * @param number its place in the list
   * @param occurrence how many rows before it have the same link
   */
  LinkRow(JobRequest request, int number, int occurrence) {
    this.request = request;
    this.number = number;
    key = new Key(request.link().text(), occurrence);
  }

  @Override
  public LinkRow getValue() {
    return this;
  }

  /** As it was written, without what was chosen here. */
  JobRequest request() {
    return request;
  }

  /** Its place in the list. */
  int number() {
    return number;
  }

  Key key() {
    return key;
  }

  Answer answer() {
    return answer;
  }

  Issue issue() {
    return issue;
  }

  Kept kept() {
    return new Kept(answer, ownName, choice);
  }

  void keep(Kept kept) {
    answer = kept.answer();
    ownName = kept.ownName();
    choice = kept.choice();
  }

  /** What the file will be called, as far as that is known; may hold folders. */
  String name() {
    if (ownName != null) {
      return ownName;
    }
    if (request.name() != null) {
      return request.name();
    }
    return probed().map(ProbedFile::name).orElseGet(() -> JobNames.of(request.link()));
  }

  /** The name that a person gave in the list; null for none. */
  @Nullable String ownName() {
    return ownName;
  }

  AssetKind kind() {
    return probed().map(ProbedFile::kind).orElseGet(() -> AssetFormat.kindPromisedBy(name()));
  }

  /** Bytes; -1 if unknown. */
  long size() {
    return probed().map(file -> file.remote().size()).orElse(RemoteFile.UNKNOWN);
  }

  /** Where the bytes will come from, as far as that is known. */
  String host() {
    return probed().map(ProbedFile::target).orElse(request.link()).origin().host();
  }

  Optional<ProbedFile> probed() {
    return answer instanceof Answer.Found(ProbedFile file) ? Optional.of(file) : Optional.empty();
  }

  /** Where the file will be, if nothing has that name. */
  Path target() {
    try {
      return request.folder().resolve(name());
    } catch (java.nio.file.InvalidPathException _) {
      return request.folder();
    }
  }

  /** What a person chose for this row; null for what holds for all with its issue. */
  @Nullable Choice choice() {
    return choice != null && issue.choices().contains(choice) ? choice : null;
  }

  void answer(Answer newAnswer) {
    answer = newAnswer;
  }

  void rename(@Nullable String newName) {
    ownName = newName;
  }

  void choose(@Nullable Choice newChoice) {
    choice = newChoice;
  }

  void issue(Issue newIssue) {
    issue = newIssue;
  }

  boolean isKnown() {
    return known;
  }

  void known(boolean inQueue) {
    known = inQueue;
  }

  boolean isTaken() {
    return taken;
  }

  /** Whether the disk has a file where this one goes. */
  void taken(boolean exists) {
    taken = exists;
  }

  void tell() {
    fireValueChangedEvent();
  }
}
