package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.ui.common.Icons;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.JobCounts;
import dev.loadstone.ui.mirror.JobGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filters at the side, each with how many jobs it would show; one is chosen. */
final class FilterPane extends VBox {
  private static final Texts TEXTS = Texts.of(FilterPane.class);

  private final QueueModel model;
  private final ToggleGroup chosen = new ToggleGroup();
  private final VBox groups = new VBox();
  private final VBox kinds = new VBox();
  private final VBox labels = new VBox();
  private final Label kindsTitle = title("filter.kinds");
  private final Label labelsTitle = title("filter.labels");
  private List<String> shownLabels = List.of();
  private final List<Entry> entries = new ArrayList<>();

  FilterPane(QueueModel model) {
    this.model = model;
    getStyleClass().add("filter-pane");
    JobCounts counts = model.counts();
    Entry all = entry(null, TEXTS.get("filter.all"), QueueFilter.ALL, counts::all);
    groups.getChildren().add(all);
    for (JobGroup group : JobGroup.values()) {
      Region dot = new Region();
      dot.getStyleClass().addAll("state-dot", group.name().toLowerCase(java.util.Locale.ROOT));
      groups
          .getChildren()
          .add(
              entry(
                  dot,
                  TEXTS.get("group." + group.name()),
                  new QueueFilter(group, null, null, ""),
                  () -> counts.of(group)));
    }
    for (AssetKind kind : AssetKind.values()) {
      kinds
          .getChildren()
          .add(
              entry(
                  new FontIcon(Icons.of(kind)),
                  KindNames.of(kind),
                  new QueueFilter(null, kind, null, ""),
                  () -> counts.of(kind)));
    }
    getChildren().addAll(groups, kindsTitle, kinds, labelsTitle, labels);
    all.setSelected(true);
    chosen
        .selectedToggleProperty()
        .addListener(
            (_, before, now) -> {
              if (now == null) {
                chosen.selectToggle(before);
              }
            });
    counts.version().subscribe(_ -> refresh());
  }

  private Entry entry(@Nullable Node icon, String text, QueueFilter filter, IntSupplier count) {
    Entry entry = new Entry(icon, text, filter, count);
    entry.setToggleGroup(chosen);
    entry.setOnAction(_ -> model.filter().set(filter.withText(model.filter().get().text())));
    entries.add(entry);
    return entry;
  }

  private void refresh() {
    List<String> names = List.copyOf(model.counts().labels().keySet());
    if (!names.equals(shownLabels)) {
      showLabels(names);
    }
    entries.forEach(Entry::refresh);
    kinds.getChildren().forEach(each -> ((Entry) each).hideIfZero());
    boolean anyKind = model.counts().all() > 0;
    setShown(kindsTitle, anyKind);
    setShown(labelsTitle, !names.isEmpty());
  }

  private void showLabels(List<String> names) {
    @Nullable String current = model.filter().get().label();
    labels.getChildren().forEach(each -> entries.remove((Entry) each));
    labels.getChildren().clear();
    for (String name : names) {
      Entry entry =
          entry(
              new FontIcon(org.kordamp.ikonli.feather.Feather.TAG),
              name,
              new QueueFilter(null, null, name, ""),
              () -> model.counts().labels().getOrDefault(name, 0));
      labels.getChildren().add(entry);
      if (name.equals(current)) {
        entry.setSelected(true);
      }
    }
    shownLabels = names;
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static Label title(String key) {
    Label title = new Label(TEXTS.get(key));
    title.getStyleClass().add("filter-title");
    return title;
  }

  private static final class Entry extends ToggleButton {
    private final Label number = new Label();
    private final String text;
    private final IntSupplier count;
    private int shown = -1;

    Entry(@Nullable Node icon, String text, QueueFilter filter, IntSupplier count) {
      this.text = text;
      this.count = count;
      Label name = new Label(text);
      name.setMinWidth(0);
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox slot = new HBox();
      slot.getStyleClass().add("filter-icon");
      slot.setAlignment(Pos.CENTER);
      if (icon != null) {
        slot.getChildren().add(icon);
      }
      number.getStyleClass().add("filter-count");
      number.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(8, slot, name, number);
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
      line.prefWidthProperty().bind(widthProperty().subtract(20));
      setMaxWidth(Double.MAX_VALUE);
      getStyleClass().setAll("nav-entry", "filter-entry");
    }

    void refresh() {
      int now = count.getAsInt();
      if (now != shown) {
        shown = now;
        number.setText(now == 0 ? "" : String.format("%,d", now));
        setAccessibleText(text + ", " + now);
      }
    }

    void hideIfZero() {
      setShown(this, shown > 0 || isSelected());
    }
  }
}
