package dev.loadstone.ui.inspect;

import dev.loadstone.ui.inspect.DetailLine.Heading;
import dev.loadstone.ui.inspect.DetailLine.Pair;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** A line of details; long values go on below. */
final class DetailCell extends ListCell<DetailLine> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final double SHARE_OF_NAME = 0.3;
  private static final double LEAST_NAME = 84;
  private static final double MOST_NAME = 168;

  private final Supplier<String> searched;
  private final Label heading = new Label();
  private final TextFlow name = new TextFlow();
  private final TextFlow value = new TextFlow();
  private final HBox pair = new HBox(name, value);
  private final Label phaseName = new Label();
  private final Label phaseTime = new Label();
  private final PhaseTrack track = new PhaseTrack();
  private final HBox phase = new HBox(phaseName, track, phaseTime);

  DetailCell(Supplier<String> searched) {
    this.searched = searched;
    getStyleClass().add("detail-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    heading.getStyleClass().add("detail-heading");
    pair.getStyleClass().add("detail-pair");
    phase.getStyleClass().add("detail-phase");
    fitNames(LEAST_NAME);
    phaseTime.setMinWidth(72);
    phaseTime.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    HBox.setHgrow(value, Priority.ALWAYS);
    HBox.setHgrow(track, Priority.ALWAYS);
  }

  @Override
  protected void updateItem(@Nullable DetailLine line, boolean empty) {
    super.updateItem(line, empty);
    pseudoClassStateChanged(HEADING, !empty && line instanceof Heading);
    if (empty || line == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setAccessibleText(line.text());
    switch (line) {
      case Heading(var title) -> {
        heading.setText(title);
        setGraphic(heading);
      }
      case Pair each -> show(each);
      case DetailLine.Phase(var words, var bar, var total) -> {
        phaseName.setText(words);
        phaseTime.setText(ExchangeWords.micros(bar.length()));
        track.show(bar, total);
        setGraphic(phase);
      }
    }
  }

  private void show(Pair each) {
    name.getChildren().setAll(Marked.pieces(each.name(), searched.get(), "detail-name"));
    value.getChildren().setAll(Marked.pieces(each.value(), searched.get(), "detail-value"));
    value.getStyleClass().setAll(each.tone().style());
    setGraphic(pair);
  }

  /** As high as the text needs at that width. */
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() instanceof Region region && !region.equals(heading)) {
      Insets insets = getInsets();
      double inner = Math.max(0, width - insets.getLeft() - insets.getRight());
      fitNames(Math.clamp(Math.floor(inner * SHARE_OF_NAME), LEAST_NAME, MOST_NAME));
      return snapSizeY(region.prefHeight(inner)) + insets.getTop() + insets.getBottom();
    }
    return super.computePrefHeight(width);
  }

  /** Names stand in a column of their own, which leaves most of a narrow pane to the values. */
  private void fitNames(double width) {
    if (name.getPrefWidth() != width) {
      for (Region each : java.util.List.of(name, phaseName)) {
        each.setMinWidth(width);
        each.setPrefWidth(width);
        each.setMaxWidth(width);
      }
    }
  }

  /** One phase where it stands in its request. */
  private static final class PhaseTrack extends Region {
    private static final double HEIGHT = 8;
    private final Region piece = new Region();
    private double from;
    private double share;

    PhaseTrack() {
      getStyleClass().add("phase-track");
      piece.setManaged(false);
      getChildren().add(piece);
    }

    void show(PhaseBar bar, long total) {
      piece.getStyleClass().setAll("phase", "phase-" + bar.kind().word());
      from = total <= 0 ? 0 : (double) bar.start() / total;
      share = total <= 0 ? 0 : (double) bar.length() / total;
      requestLayout();
    }

    @Override
    protected void layoutChildren() {
      double y = snapPositionY((getHeight() - HEIGHT) / 2);
      piece.resizeRelocate(
          getWidth() * Math.min(from, 0.99), y, Math.max(2, getWidth() * share), HEIGHT);
    }

    @Override
    protected double computePrefHeight(double width) {
      return HEIGHT * 2;
    }
  }
}
