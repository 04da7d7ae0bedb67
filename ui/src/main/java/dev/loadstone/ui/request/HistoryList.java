package dev.loadstone.ui.request;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.ui.common.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The requests made before, newest first; choosing one takes it up again. */
final class HistoryList extends ListView<ExchangeRecord> {
  private static final Texts TEXTS = Texts.of(HistoryList.class);

  HistoryList(RequestSession session, Consumer<ExchangeRecord> takeUp) {
    super(session.history());
    setId("request-history");
    getStyleClass().add("request-history");
    setAccessibleText(TEXTS.get("history"));
    Label none = new Label(TEXTS.get("history.none"));
    none.getStyleClass().add("composer-hint");
    none.getStyleClass().add("history-none");
    none.setWrapText(true);
    StackPane.setAlignment(none, Pos.TOP_LEFT);
    setPlaceholder(none);
    setMinHeight(0);
    setFixedCellSize(26);
    setCellFactory(_ -> new Cell());
    setOnMouseClicked(_ -> takeUpSelected(takeUp));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            takeUpSelected(takeUp);
            event.consume();
          }
        });
  }

  private void takeUpSelected(Consumer<ExchangeRecord> takeUp) {
    ExchangeRecord chosen = getSelectionModel().getSelectedItem();
    if (chosen != null) {
      takeUp.accept(chosen);
    }
  }

  private static final class Cell extends ListCell<ExchangeRecord> {
    private final Label method = new Label();
    private final Label link = new Label();
    private final HBox line = new HBox(6, method, link);

    Cell() {
      method.getStyleClass().add("history-method");
      method.setMinWidth(Region.USE_PREF_SIZE);
      link.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      line.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ExchangeRecord each, boolean empty) {
      super.updateItem(each, empty);
      if (empty || each == null) {
        setGraphic(null);
        return;
      }
      method.setText(each.exchange().method());
      link.setText(each.exchange().link().replaceFirst("^https?://", ""));
      setGraphic(line);
    }
  }
}
