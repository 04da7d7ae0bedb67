package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.inspect.Fetches.Fetch;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What of the file is there, and who fetched which part of it. */
final class SegmentsPane extends VBox {
  private static final Texts TEXTS = Texts.of(SegmentsPane.class);

  private final Fetches fetches = new Fetches();
  private final SegmentMap map = new SegmentMap();
  private final Label summary = new Label();
  private final ObservableList<Fetch> items = FXCollections.observableArrayList();
  private final TableView<Fetch> table = new TableView<>(items);

  SegmentsPane() {
    getStyleClass().add("segments-pane");
    summary.getStyleClass().add("muted");
    map.setId("segment-map");
    table.setId("fetch-table");
    table.getStyleClass().addAll("data-table", "exchange-table", "dense");
    table.setFixedCellSize(28);
    table.setAccessibleText(TEXTS.get("segments.table"));
    Label none = new Label(TEXTS.get("segments.none"));
    none.getStyleClass().add("empty-hint");
    table.setPlaceholder(none);
    add("fetch.number", 40, each -> Integer.toString(each.number()), true);
    table.getColumns().add(swatches());
    add("fetch.place", 72, each -> ExchangeWords.place(each.exchange().exchange()), false);
    add("fetch.range", 176, SegmentsPane::range, false);
    add("fetch.received", 216, SegmentsPane::received, true);
    add("fetch.rate", 84, each -> Figures.speed(each.rate()), true);
    add("fetch.repeats", 88, each -> each.repeats() == 0 ? "" : "" + each.repeats(), true);
    add("fetch.state", 142, each -> ExchangeWords.status(each.exchange()), false);
    add("fetch.connection", 190, SegmentsPane::connection, false);
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox.setMargin(map, new javafx.geometry.Insets(0, 12, 0, 12));
    getChildren().addAll(summary, map, table);
  }

  /** Shows how things stand. */
  void show(JobView view, List<ExchangeRecord> records) {
    FileMap newMap = FileMap.of(view, records.stream().map(ExchangeRecord::exchange).toList());
    map.show(newMap);
    map.setAccessibleText(summary(view));
    summary.setText(summary(view));
    List<Fetch> wanted = fetches.of(records, newMap.size(), System.nanoTime());
    if (wanted.size() != items.size()) {
      items.setAll(wanted);
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals(items.get(i))) {
        items.set(i, wanted.get(i));
      }
    }
  }

  private static String summary(JobView view) {
    long size = view.job().size();
    if (view.job().state() instanceof JobState.Published(var receipt)) {
      return TEXTS.format("segments.whole", Figures.bytes(receipt.size()));
    }
    int running = view.live() == null ? 0 : view.live().segments().size();
    String there =
        size < 0
            ? TEXTS.format("segments.some", Figures.bytes(view.received()))
            : TEXTS.format("segments.of", Figures.bytes(view.received()), Figures.bytes(size));
    return running == 0 ? there : there + " \u00b7 " + TEXTS.format("segments.running", running);
  }

  private static String range(Fetch each) {
    long announced = each.announced();
    String start = Figures.count(each.start()) + " \u2013";
    return announced < 0
        ? start
        : start + " " + Figures.count(Math.max(0, each.start() + announced - 1));
  }

  private static String received(Fetch each) {
    return each.announced() < 0
        ? Figures.bytes(each.received())
        : TEXTS.format(
            "fetch.share",
            Figures.bytes(each.received()),
            Figures.bytes(each.announced()),
            (int) Math.floor(each.share() * 100));
  }

  private static String connection(Fetch each) {
    HttpExchange exchange = each.exchange().exchange();
    String port = exchange.localPort() == 0 ? "" : " \u2190 :" + exchange.localPort();
    return exchange.remoteAddress() + port;
  }

  private void add(String id, double width, Function<Fetch, String> words, boolean figures) {
    TableColumn<Fetch, String> column = new TableColumn<>(TEXTS.get(id));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(of -> new ReadOnlyObjectWrapper<>(words.apply(of.getValue())));
    if (figures) {
      column.getStyleClass().add("figures");
    }
    table.getColumns().add(column);
  }

  private static TableColumn<Fetch, Integer> swatches() {
    TableColumn<Fetch, Integer> column = new TableColumn<>();
    column.setPrefWidth(28);
    column.setSortable(false);
    column.setResizable(false);
    column.setCellValueFactory(
        of -> new ReadOnlyObjectWrapper<>(of.getValue().exchange().exchange().segment()));
    column.setCellFactory(_ -> new SwatchCell());
    return column;
  }

  /** The colour of who fetches. */
  private static final class SwatchCell extends TableCell<Fetch, Integer> {
    private final Region swatch = new Region();

    @Override
    protected void updateItem(@Nullable Integer fetcher, boolean empty) {
      super.updateItem(fetcher, empty);
      if (empty || fetcher == null) {
        setGraphic(null);
        return;
      }
      swatch.getStyleClass().setAll("swatch", "fetcher-" + fetcher % SegmentMap.COLOURS);
      setGraphic(swatch);
    }
  }
}
