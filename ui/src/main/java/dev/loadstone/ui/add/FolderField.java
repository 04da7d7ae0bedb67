package dev.loadstone.ui.add;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.DownloadDefaults;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A folder to be typed, chosen, or taken from the last ones. */
final class FolderField extends HBox {
  private static final Texts TEXTS = Texts.of(FolderField.class);
  private static final String EARLIER = "add.folders";
  private static final int MOST = 8;

  private final ComboBox<String> folder = new ComboBox<>();

  FolderField(Preferences preferences) {
    super(4);
    folder.setId("add-folder");
    folder.setEditable(true);
    folder.setMaxWidth(Double.MAX_VALUE);
    folder.setAccessibleText(TEXTS.get("sheet.folder"));
    folder.getItems().setAll(last(preferences));
    folder.getEditor().setText(folder.getItems().getFirst());
    HBox.setHgrow(folder, Priority.ALWAYS);
    Button choose = new Button(null, new FontIcon(Feather.FOLDER));
    choose.setId("add-choose");
    choose.setAccessibleText(TEXTS.get("sheet.choose"));
    choose.setTooltip(new Tooltip(TEXTS.get("sheet.choose")));
    choose.getStyleClass().add(Styles.BUTTON_ICON);
    choose.setOnAction(_ -> choose());
    getChildren().addAll(folder, choose);
  }

  StringProperty text() {
    return folder.getEditor().textProperty();
  }

  /** The folders used last, the newest first; at least one. */
  static List<String> last(Preferences preferences) {
    List<String> all = new ArrayList<>();
    all.add(new DownloadDefaults(preferences).nextFolder().toString());
    preferences
        .get(EARLIER, "")
        .lines()
        .filter(each -> !each.isBlank() && !all.contains(each))
        .limit(MOST - 1)
        .forEach(all::add);
    return all;
  }

  static void remember(Preferences preferences, Path folder) {
    String used = folder.toString();
    List<String> all = new ArrayList<>(last(preferences));
    all.remove(used);
    all.addFirst(used);
    new DownloadDefaults(preferences).useFolder(folder);
    preferences.put(EARLIER, String.join("\n", all));
  }

  private void choose() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(TEXTS.get("sheet.choose"));
    File current = new File(text().get());
    if (current.isDirectory()) {
      chooser.setInitialDirectory(current);
    }
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      text().set(chosen.getPath());
    }
  }
}
