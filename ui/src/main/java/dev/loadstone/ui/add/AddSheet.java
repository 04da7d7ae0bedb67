package dev.loadstone.ui.add;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Texts;
import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks for links and where their files go, and shows what will be downloaded. */
final class AddSheet extends VBox {
  private static final Texts TEXTS = Texts.of(AddSheet.class);

  private final AddModel model;
  private final TextArea links = new TextArea();
  private final TextField folder = new TextField();
  private final TextField label = new TextField();
  private final Label summary = new Label();
  private final Button download = new Button();
  private final ListView<AddModel.Row> rows = new ListView<>();

  AddSheet(AddModel model, Runnable submit, Runnable cancel) {
    this.model = model;
    getStyleClass().add("add-sheet");
    Label title = new Label(TEXTS.get("sheet.title"));
    title.getStyleClass().add("sheet-title");
    getChildren()
        .addAll(title, linksArea(), rowsList(), summary, options(), buttons(submit, cancel));
    summary.getStyleClass().add("add-summary");
    summary.setWrapText(true);
    model.reading().subscribe(this::show);
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            cancel.run();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            download.fire();
            event.consume();
          }
        });
  }

  void focus() {
    if (links.getText().isBlank()) {
      links.requestFocus();
    } else {
      download.requestFocus();
    }
  }

  private Node linksArea() {
    links.setId("add-links");
    links.setPromptText(TEXTS.get("sheet.links.prompt"));
    links.setAccessibleText(TEXTS.get("sheet.links"));
    links.setPrefRowCount(4);
    links.getStyleClass().add("links");
    links.textProperty().bindBidirectional(model.text());
    return links;
  }

  private Node rowsList() {
    rows.setId("add-rows");
    rows.setFixedCellSize(28);
    rows.setAccessibleText(TEXTS.get("sheet.rows"));
    rows.getStyleClass().addAll(Styles.DENSE, "add-rows");
    rows.setCellFactory(_ -> new RowCell());
    rows.setFocusTraversable(false);
    return rows;
  }

  private Node options() {
    folder.setId("add-folder");
    folder.textProperty().bindBidirectional(model.folder());
    label.setId("add-label");
    label.setPromptText(TEXTS.get("sheet.label.prompt"));
    label.textProperty().bindBidirectional(model.label());
    Button choose = new Button(null, new FontIcon(Feather.FOLDER));
    choose.setAccessibleText(TEXTS.get("sheet.choose"));
    choose.getStyleClass().add(Styles.BUTTON_ICON);
    choose.setOnAction(_ -> chooseFolder());
    CheckBox now = new CheckBox(TEXTS.get("sheet.now"));
    now.selectedProperty().bindBidirectional(model.startNow());
    HBox place = new HBox(4, folder, choose);
    HBox.setHgrow(folder, Priority.ALWAYS);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("add-options");
    grid.addRow(0, caption("sheet.folder", folder), place);
    grid.addRow(1, caption("sheet.label", label), label);
    grid.add(now, 1, 2);
    GridPane.setHgrow(place, Priority.ALWAYS);
    return grid;
  }

  private Node buttons(Runnable submit, Runnable cancel) {
    Button no = new Button(TEXTS.get("sheet.cancel"));
    no.setCancelButton(true);
    no.setOnAction(_ -> cancel.run());
    download.setId("add-download");
    download.getStyleClass().add(Styles.ACCENT);
    download.setDefaultButton(true);
    download.setOnAction(_ -> submit.run());
    download
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.reading().get().rows().isEmpty(), model.reading()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(8, gap, no, download);
    line.setAlignment(Pos.CENTER_RIGHT);
    return line;
  }

  private void show(AddModel.Reading reading) {
    rows.getItems().setAll(reading.rows());
    int lines = Math.clamp(reading.rows().size(), 0, 7);
    rows.setVisible(lines > 0);
    rows.setManaged(lines > 0);
    rows.setPrefHeight(lines * rows.getFixedCellSize() + 2);
    download.setText(TEXTS.format("sheet.download", reading.rows().size()));
    long known = reading.rows().stream().filter(AddModel.Row::duplicate).count();
    StringBuilder text = new StringBuilder();
    if (known > 0) {
      text.append(TEXTS.format("sheet.known", known));
    }
    reading.errors().stream()
        .limit(3)
        .forEach(
            error ->
                text.append(text.isEmpty() ? "" : "\n")
                    .append(TEXTS.format("sheet.error", error.line(), error.text())));
    summary.setText(text.toString());
    summary.setVisible(!text.isEmpty());
    summary.setManaged(!text.isEmpty());
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    File current = new File(folder.getText());
    if (current.isDirectory()) {
      chooser.setInitialDirectory(current);
    }
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      folder.setText(chosen.getPath());
    }
  }

  private static Label caption(String key, Node of) {
    Label caption = new Label(TEXTS.get(key));
    caption.setLabelFor(of);
    caption.setMinWidth(Region.USE_PREF_SIZE);
    return caption;
  }

  private static final class RowCell extends ListCell<AddModel.Row> {
    @Override
    protected void updateItem(AddModel.@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      Label name = new Label(row.name());
      name.setMinWidth(0);
      name.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
      Label host = new Label(row.request().link().origin().host());
      host.getStyleClass().add("row-host");
      host.setMinWidth(Region.USE_PREF_SIZE);
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox line = new HBox(8, name, gap, host);
      if (row.duplicate()) {
        Label mark = new Label(TEXTS.get("sheet.duplicate"));
        mark.getStyleClass().add("row-duplicate");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().add(1, mark);
      }
      line.setAlignment(Pos.CENTER_LEFT);
      line.maxWidthProperty().bind(widthProperty().subtract(24));
      setGraphic(line);
    }
  }
}
