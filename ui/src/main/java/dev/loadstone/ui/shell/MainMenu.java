package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SeparatorMenuItem;

/** The menu bar; on macOS the system's. */
final class MainMenu extends MenuBar {
  private static final Texts TEXTS = Texts.of(MainMenu.class);

  MainMenu() {
    getStyleClass().add("main-menu");
    setUseSystemMenuBar(true);
  }

  /** Adds a menu whose groups are told apart by lines. */
  MainMenu with(String key, List<List<Command>> groups) {
    Menu menu = new Menu(TEXTS.get("menu." + key));
    for (List<Command> group : groups) {
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      group.forEach(each -> menu.getItems().add(CommandViews.menuItem(each)));
    }
    getMenus().add(menu);
    return this;
  }
}
