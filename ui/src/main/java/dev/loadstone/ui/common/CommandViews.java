package dev.loadstone.ui.common;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Controls that offer a {@link Command}. */
public final class CommandViews {
  private CommandViews() {}

  /** A flat button that shows the icon alone; its tooltip tells title and shortcut. */
  public static Button iconButton(Command command) {
    Button button = new Button(null, icon(command));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "tool-button");
    button.setTooltip(new Tooltip(withShortcut(command)));
    return wired(button, command);
  }

  /** A button with icon and title. */
  public static Button button(Command command) {
    return wired(new Button(command.title(), icon(command)), command);
  }

  /** An entry of a menu. */
  public static MenuItem menuItem(Command command) {
    MenuItem item = new MenuItem(command.title(), icon(command));
    item.setId(command.id());
    if (command.shortcut() != null) {
      item.setAccelerator(command.shortcut());
    }
    item.disableProperty().bind(javafx.beans.binding.Bindings.not(command.enabled()));
    item.setOnAction(_ -> command.run());
    return item;
  }

  /** Its icon; null without one. */
  public static @Nullable FontIcon icon(Command command) {
    return command.icon() == null ? null : new FontIcon(command.icon());
  }

  private static Button wired(Button button, Command command) {
    button.setId(command.id().replace('.', '-'));
    button.setAccessibleText(command.title());
    button.disableProperty().bind(javafx.beans.binding.Bindings.not(command.enabled()));
    button.setOnAction(_ -> command.run());
    return button;
  }

  private static String withShortcut(Command command) {
    return command.shortcut() == null
        ? command.title()
        : command.title() + "  " + command.shortcut().getDisplayText();
  }
}
