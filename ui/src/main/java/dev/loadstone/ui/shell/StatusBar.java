package dev.loadstone.ui.shell;

import dev.loadstone.core.model.Totals;
import dev.loadstone.ui.common.Beat;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobCounts;
import dev.loadstone.ui.mirror.JobGroup;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Speed, counts and disk space at the lower edge. */
final class StatusBar extends HBox {
  private static final Texts TEXTS = Texts.of(StatusBar.class);

  private final Label summary = new Label();
  private final Label speed = new Label();
  private final Label space = new Label();
  private final Sparkline graph = new Sparkline();
  private final EngineSession session;
  private final Beat second = new Beat(Duration.ofSeconds(1), this::sample);
  private int quiet;

  StatusBar(EngineSession session, Node limits) {
    this.session = session;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    summary.setId("status-summary");
    speed.getStyleClass().add("figures");
    getChildren().addAll(summary, gap, graph, speed, limits, space);
    space.setId("status-space");
    session.counts().version().subscribe(_ -> showSummary());
    session.state().subscribe(_ -> showSummary());
    session.jobs().totals().subscribe(this::showSpeed);
    graph.setVisible(false);
  }

  /** Shows how much room the disk has, in bytes; -1 hides it. */
  void showSpace(long room) {
    space.setText(room < 0 ? "" : TEXTS.format("status.space", Figures.bytes(room)));
  }

  private void showSummary() {
    summary.setText(
        switch (session.state().get()) {
          case EngineSession.State.Opening _ -> TEXTS.get("status.opening");
          case EngineSession.State.Broken(var message) -> message;
          case EngineSession.State.Open _ -> words(session.counts());
        });
  }

  private void showSpeed(Totals totals) {
    speed.setText(Figures.speed(totals.bytesPerSecond()));
    if (totals.running() > 0 && !second.isRunning()) {
      quiet = 0;
      graph.setVisible(true);
      second.start();
    }
  }

  /** Ends the clock, which would keep the window otherwise. */
  void stop() {
    second.stop();
  }

  /** Samples while something moves and until the last of it has left the graph. */
  private void sample() {
    Totals totals = session.jobs().totals().get();
    graph.add((double) totals.bytesPerSecond());
    graph.setAccessibleText(TEXTS.format("status.graph", Figures.speed(totals.bytesPerSecond())));
    quiet = totals.running() > 0 ? 0 : quiet + 1;
    if (graph.isFlat() && quiet > 1) {
      second.stop();
      graph.setVisible(false);
    }
  }

  private static String words(JobCounts counts) {
    if (counts.all() == 0) {
      return TEXTS.get("status.empty");
    }
    StringBuilder text = new StringBuilder();
    append(text, "status.running", counts.of(JobGroup.ACTIVE));
    append(text, "status.waiting", counts.of(JobGroup.WAITING));
    append(text, "status.paused", counts.of(JobGroup.PAUSED));
    append(text, "status.failed", counts.of(JobGroup.FAILED));
    append(text, "status.published", counts.of(JobGroup.DONE));
    return text.toString();
  }

  private static void append(StringBuilder text, String key, int count) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : "  ·  ").append(TEXTS.format(key, count));
    }
  }
}
