package dev.loadstone.ui.add;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.source.LinkList;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is to be added: a text of links and where their files go. FX thread. */
final class AddModel {
  private final EngineSession session;
  private final Set<String> known;
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty folder = new SimpleStringProperty("");
  private final StringProperty label = new SimpleStringProperty("");
  private final BooleanProperty startNow = new SimpleBooleanProperty(true);
  private final ReadOnlyObjectWrapper<Reading> reading =
      new ReadOnlyObjectWrapper<>(new Reading(List.of(), List.of(), 0));

  /**
   * What the text holds.
   *
   * @param errors the first of them
   */
  record Reading(List<Row> rows, List<LinkList.LineError> errors, int errorCount) {}

  /**
   * One download to be.
   *
   * @param duplicate whether its link is in the queue already
   */
  record Row(JobRequest request, String name, boolean duplicate) {}

  AddModel(EngineSession session) {
    this.session = session;
    known =
        session.jobs().rows().stream()
            .map(row -> row.job().request().link().text())
            .collect(Collectors.toSet());
    text.subscribe(_ -> read());
  }

  StringProperty text() {
    return text;
  }

  StringProperty folder() {
    return folder;
  }

  StringProperty label() {
    return label;
  }

  BooleanProperty startNow() {
    return startNow;
  }

  ReadOnlyObjectProperty<Reading> reading() {
    return reading.getReadOnlyProperty();
  }

  /**
   * Puts them in the queue.
   *
   * @param added told how many there are
   * @param failed told why there are none
   */
  void submit(Consumer<Integer> added, Consumer<String> failed) {
    List<JobRequest> requests = parsed().requests();
    session.ask(engine -> engine.submit(requests).size(), added, failed);
  }

  private void read() {
    LinkList.Parsed parsed = parsed();
    reading.set(
        new Reading(
            parsed.requests().stream().map(this::row).toList(),
            parsed.errors(),
            parsed.errorCount()));
  }

  private LinkList.Parsed parsed() {
    Path to = Path.of(folder.get().isBlank() ? "." : folder.get().strip()).toAbsolutePath();
    return LinkList.parse(
        text.get(),
        link ->
            JobRequest.of(link, to.normalize())
                .withLabel(label.get().strip())
                .withStartPaused(!startNow.get()));
  }

  private Row row(JobRequest request) {
    Link link = request.link();
    String asked = request.name();
    String name = asked == null ? JobNames.of(link) : asked;
    return new Row(request, name, known.contains(link.text()));
  }
}
