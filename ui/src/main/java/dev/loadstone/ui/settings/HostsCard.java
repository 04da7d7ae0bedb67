package dev.loadstone.ui.settings;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.ui.common.AskSheet;
import dev.loadstone.ui.common.Sheets;
import dev.loadstone.ui.common.Texts;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The hosts that something is kept for, each to be changed or forgotten. */
final class HostsCard extends VBox {
  private static final Texts TEXTS = Texts.of(HostsCard.class);

  private final HostsModel model;
  private final Sheets sheets;
  private final VBox rows = new VBox();

  HostsCard(HostsModel model, Sheets sheets) {
    this.model = model;
    this.sheets = sheets;
    getStyleClass().add("settings-card");
    Label title = new Label(TEXTS.get("card.hosts"));
    title.getStyleClass().add("card-title");
    Label kept = new Label(TEXTS.get("hosts.kept"));
    kept.getStyleClass().add("settings-help");
    kept.setWrapText(true);
    Button add = new Button(TEXTS.get("hosts.add"), new FontIcon(Feather.PLUS));
    add.setId("hosts-add");
    add.setOnAction(_ -> edit(null));
    HBox last = new HBox(add);
    last.getStyleClass().add("settings-line");
    getChildren().addAll(title, kept, rows, last);
    model.profiles().addListener((Observable _) -> show());
    show();
  }

  private void show() {
    rows.getChildren().setAll(model.profiles().stream().map(this::row).toList());
  }

  private Node row(HostProfile profile) {
    HostPattern pattern = profile.pattern();
    Label name = new Label(pattern.toString());
    name.getStyleClass().add("host-name");
    Label words = new Label(HostWords.of(profile));
    words.getStyleClass().add("settings-help");
    words.setWrapText(true);
    VBox text = new VBox(2, name, words);
    if (profile.network().insecure()) {
      Label unsafe =
          new Label(TEXTS.get("host.has.insecure"), new FontIcon(Feather.ALERT_TRIANGLE));
      unsafe.getStyleClass().add("host-unsafe");
      unsafe.setWrapText(true);
      text.getChildren().add(unsafe);
    }
    text.setMinWidth(200);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button edit = button("hosts.edit", Feather.EDIT_2, pattern);
    edit.setOnAction(_ -> edit(pattern));
    Button remove = button("hosts.remove", Feather.TRASH_2, pattern);
    remove.setOnAction(_ -> askRemove(pattern));
    HBox row = new HBox(4, text, edit, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("settings-line", "host-row");
    return row;
  }

  private static Button button(String what, Feather icon, HostPattern pattern) {
    Button button = new Button(TEXTS.get(what), new FontIcon(icon));
    button.getStyleClass().addAll(Styles.FLAT, what.replace('.', '-'));
    button.setAccessibleText(TEXTS.get(what) + " " + pattern);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void edit(@Nullable HostPattern pattern) {
    model.draft(pattern, draft -> new HostSheet(draft, model).show(sheets));
  }

  private void askRemove(HostPattern pattern) {
    new AskSheet(
            TEXTS.format("hosts.remove.title", pattern),
            TEXTS.get("hosts.remove.explanation"),
            TEXTS.get("hosts.remove.confirm"))
        .dangerous()
        .show(
            sheets,
            () -> {
              model.remove(pattern);
              return null;
            });
  }
}
