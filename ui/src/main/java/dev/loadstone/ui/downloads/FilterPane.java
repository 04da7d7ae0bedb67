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
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
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
  private final FilterEntry all;
  private List<String> shownLabels = List.of();
  private final List<FilterEntry> entries = new ArrayList<>();

  FilterPane(QueueModel model) {
    this.model = model;
    getStyleClass().add("filter-pane");
    setMinHeight(USE_PREF_SIZE);
    labels.setId("filter-labels");
    JobCounts counts = model.counts();
    all =
        entry(new FontIcon(Feather.LAYERS), TEXTS.get("filter.all"), QueueFilter.ALL, counts::all);
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

  private FilterEntry entry(
      @Nullable Node icon, String text, QueueFilter filter, IntSupplier count) {
    return wired(new FilterEntry(icon, text, count), filter);
  }

  private <E extends FilterEntry> E wired(E entry, QueueFilter filter) {
    entry.setToggleGroup(chosen);
    entry.setOnAction(_ -> model.filter().set(filter.withText(model.filter().get().text())));
    entries.add(entry);
    return entry;
  }

  private void refresh() {
    List<String> names = model.counts().labels();
    if (!names.equals(shownLabels)) {
      showLabels(names);
    }
    entries.forEach(FilterEntry::refresh);
    kinds.getChildren().forEach(each -> hideIfEmpty((FilterEntry) each));
    boolean anyKind = model.counts().all() > 0;
    setShown(kindsTitle, anyKind);
    setShown(labelsTitle, !names.isEmpty());
  }

  private void showLabels(List<String> names) {
    @Nullable String current = model.filter().get().label();
    labels.getChildren().forEach(each -> entries.remove((FilterEntry) each));
    labels.getChildren().clear();
    for (String name : names) {
      LabelEntry entry =
          wired(new LabelEntry(new LabelSet(name, model)), new QueueFilter(null, null, name, ""));
      labels.getChildren().add(entry);
      if (name.equals(current)) {
        entry.setSelected(true);
      }
    }
    shownLabels = names;
    if (current != null && !names.contains(current)) {
      all.fire();
    }
  }

  private static void hideIfEmpty(FilterEntry entry) {
    setShown(entry, !entry.isEmpty() || entry.isSelected());
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
}
