package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Requests, one a line, on a common axis of time. */
final class ExchangeTable extends TableView<ExchangeRow> {
  private static final Texts TEXTS = Texts.of(ExchangeTable.class);
  private static final double ROW_HEIGHT = 28;

  private final ExchangeRows rows;
  private final Label axisEnd = new Label();
  private TimeAxis axis = TimeAxis.of(List.of());

  /**
   * A table.
   *
   * @param ofManyJobs whether each line tells the job and the moment
   */
  ExchangeTable(ExchangeRows rows, boolean ofManyJobs) {
    super(rows.shown());
    this.rows = rows;
    getStyleClass().addAll("data-table", "exchange-table", "dense");
    setFixedCellSize(ROW_HEIGHT);
    setAccessibleText(TEXTS.get("requests"));
    Label empty = new Label(TEXTS.get("requests.none"));
    empty.getStyleClass().add("empty-hint");
    setPlaceholder(empty);
    if (ofManyJobs) {
      add(text("began", 146, of -> ExchangeWords.moment(of.exchange().startedAt())));
      add(figures(text("job", 44, of -> of.job() == null ? "" : of.job().toString())));
    } else {
      add(text("place", 72, of -> ExchangeWords.place(of.exchange())));
    }
    add(column("status", 148, StatusCell::new));
    if (ofManyJobs) {
      add(method());
      add(text("link", 164, of -> ExchangeWords.link(of.exchange())));
    } else {
      add(text("link", 104, of -> ExchangeWords.link(of.exchange())));
    }
    add(figures(text("bytes", 90, of -> Figures.bytes(of.exchange().bytesReceived()))));
    add(figures(text("time", 64, of -> ExchangeWords.micros(of.exchange().timing().total()))));
    add(waterfall(ofManyJobs));
    add(text("protocol", 70, of -> of.exchange().protocol()));
    if (!ofManyJobs) {
      add(method()); // of a job nearly always GET
    }
    add(text("address", 140, of -> of.exchange().remoteAddress()));
    add(text("connection", 100, of -> ExchangeWords.connection(of.exchange())));
    rows.version().subscribe(_ -> fitAxis());
  }

  private TableColumn<ExchangeRow, ExchangeRecord> method() {
    return text("method", 76, of -> of.exchange().method());
  }

  private void fitAxis() {
    axis = TimeAxis.of(rows.shown().stream().map(ExchangeRow::exchange).toList());
    axisEnd.setText(axis.micros() <= 0 ? "" : ExchangeWords.micros(axis.micros()));
    for (Node each : lookupAll(".waterfall-cell")) {
      if (each instanceof WaterfallCell cell) {
        cell.draw();
      }
    }
  }

  private void add(TableColumn<ExchangeRow, ExchangeRecord> column) {
    getColumns().add(column);
  }

  private static TableColumn<ExchangeRow, ExchangeRecord> figures(
      TableColumn<ExchangeRow, ExchangeRecord> column) {
    column.getStyleClass().add("figures");
    return column;
  }

  private TableColumn<ExchangeRow, ExchangeRecord> text(
      String id, double width, Function<ExchangeRecord, String> words) {
    return column(id, width, () -> new WordsCell(words));
  }

  private TableColumn<ExchangeRow, ExchangeRecord> column(
      String id,
      double width,
      java.util.function.Supplier<TableCell<ExchangeRow, ExchangeRecord>> cell) {
    TableColumn<ExchangeRow, ExchangeRecord> column = new TableColumn<>(TEXTS.get("column." + id));
    column.setId(id);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(ExchangeTable::facts);
    column.setCellFactory(_ -> cell.get());
    return column;
  }

  private static ObservableValue<ExchangeRecord> facts(
      TableColumn.CellDataFeatures<ExchangeRow, ExchangeRecord> of) {
    return of.getValue();
  }

  private TableColumn<ExchangeRow, ExchangeRecord> waterfall(boolean ofManyJobs) {
    TableColumn<ExchangeRow, ExchangeRecord> column =
        column("waterfall", ofManyJobs ? 148 : 124, WaterfallCell::new);
    Region gap = new Region();
    HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
    HBox title = new HBox(new Label(column.getText()), gap, axisEnd);
    title.getStyleClass().add("waterfall-title");
    title.prefWidthProperty().bind(column.widthProperty().subtract(20));
    column.setText(null);
    column.setGraphic(title);
    return column;
  }

  /** Words about a request. */
  private static final class WordsCell extends TableCell<ExchangeRow, ExchangeRecord> {
    private final Function<ExchangeRecord, String> words;

    WordsCell(Function<ExchangeRecord, String> words) {
      this.words = words;
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // both ends tell links apart
    }

    @Override
    protected void updateItem(ExchangeRecord of, boolean empty) {
      super.updateItem(of, empty);
      String text = empty || of == null ? null : words.apply(of);
      if (!java.util.Objects.equals(text, getText())) {
        setText(text);
      }
    }
  }

  /** The status with its colour. */
  private static final class StatusCell extends TableCell<ExchangeRow, ExchangeRecord> {
    private final Region dot = new Region();
    private final Tooltip tip = new Tooltip();
    private String style = "";

    StatusCell() {
      dot.getStyleClass().add("tone-dot");
      getStyleClass().add("status-cell");
    }

    @Override
    protected void updateItem(ExchangeRecord of, boolean empty) {
      super.updateItem(of, empty);
      if (empty || of == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      String tone = ExchangeWords.tone(of).style();
      if (!tone.equals(style)) {
        getStyleClass().remove(style);
        getStyleClass().add(tone);
        style = tone;
      }
      setText(ExchangeWords.status(of));
      tip.setText(ExchangeWords.outcome(of));
      setTooltip(tip);
      if (getGraphic() == null) {
        setGraphic(dot);
      }
    }
  }

  /** Phases; the pointer over them tells the times. */
  private final class WaterfallCell extends TableCell<ExchangeRow, ExchangeRecord> {
    private final WaterfallBar bar = new WaterfallBar();
    private final PhaseTip tip = new PhaseTip();

    WaterfallCell() {
      getStyleClass().add("waterfall-cell");
      setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(ExchangeRecord of, boolean empty) {
      super.updateItem(of, empty);
      if (empty || of == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      if (getGraphic() != bar) {
        setGraphic(bar);
        setTooltip(tip);
      }
      draw();
    }

    void draw() {
      ExchangeRecord of = getItem();
      if (of == null || isEmpty()) {
        return;
      }
      HttpExchange exchange = of.exchange();
      List<PhaseBar> bars = PhaseBar.of(exchange.timing());
      bar.show(bars, exchange.startedAt(), axis);
      tip.show(bars, exchange.timing().total());
      setAccessibleText(ExchangeWords.micros(exchange.timing().total()));
    }
  }
}
