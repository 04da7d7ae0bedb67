package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.downloads.DownloadsFeature;
import dev.loadstone.ui.inspect.Inspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The queue with the inspector below it or beside it. */
final class InspectedDownloads implements Feature {
  private static final Texts TEXTS = Texts.of(InspectedDownloads.class);
  private static final String PLACE = "inspector.place";
  private static final String DIVIDER = "inspector.divider.";

  private final DownloadsFeature downloads;
  private final Inspector inspector;
  private final Preferences preferences;
  private final SplitPane split = new SplitPane();
  private final Command toggle;
  private final Command turn;

  InspectedDownloads(DownloadsFeature downloads, Inspector inspector, Preferences preferences) {
    this.downloads = downloads;
    this.inspector = inspector;
    this.preferences = preferences;
    toggle = Command.of(TEXTS, "inspector.toggle", Feather.SIDEBAR, this::toggle).on("Shortcut+I");
    turn = Command.of(TEXTS, "inspector.turn", Feather.COLUMNS, this::turn).on("Shortcut+Shift+I");
    downloads.offer(inspector.jobCommands());
    inspector.offer(downloads.limit());
    split.getStyleClass().add("page-split");
    split.getItems().add(downloads.view());
    boolean beside = preferences.get(PLACE, "below").startsWith("beside");
    split.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
    inspector.lay(split.getOrientation());
    open(!preferences.get(PLACE, "below").endsWith("closed"));
  }

  @Override
  public String id() {
    return downloads.id();
  }

  @Override
  public String title() {
    return downloads.title();
  }

  @Override
  public Ikon icon() {
    return downloads.icon();
  }

  @Override
  public Node view() {
    return split;
  }

  @Override
  public Optional<Node> sidebar() {
    return downloads.sidebar();
  }

  @Override
  public List<List<Command>> tools() {
    List<List<Command>> tools = new ArrayList<>(downloads.tools());
    tools.add(List.of(toggle, turn));
    return tools;
  }

  @Override
  public List<Command> commands() {
    List<Command> commands = new ArrayList<>(downloads.commands());
    commands.add(toggle);
    commands.add(turn);
    commands.addAll(inspector.jobCommands());
    for (Command each : inspector.commands()) {
      commands.add(
          new Command(
              each.id(),
              each.title(),
              each.icon(),
              each.shortcut(),
              each.enabled(),
              () -> {
                open(true);
                each.run();
              }));
    }
    return commands;
  }

  @Override
  public void focus() {
    downloads.focus();
  }

  private boolean isOpen() {
    return split.getItems().contains(inspector.view());
  }

  private void toggle() {
    open(!isOpen());
    keepPlace();
  }

  private void open(boolean wanted) {
    if (wanted && !isOpen()) {
      split.getItems().add(inspector.view());
      split.setDividerPosition(0, preferences.get(dividerKey(), 0.5));
      split
          .getDividers()
          .getFirst()
          .positionProperty()
          .subscribe(at -> preferences.put(dividerKey(), at.toString()));
    } else if (!wanted) {
      split.getItems().remove(inspector.view());
    }
    inspector.setOpen(wanted);
  }

  private void turn() {
    boolean below = split.getOrientation() == Orientation.VERTICAL;
    split.getItems().remove(inspector.view());
    split.setOrientation(below ? Orientation.HORIZONTAL : Orientation.VERTICAL);
    inspector.lay(split.getOrientation());
    open(true);
    keepPlace();
  }

  private void keepPlace() {
    boolean beside = split.getOrientation() == Orientation.HORIZONTAL;
    preferences.put(PLACE, (beside ? "beside" : "below") + (isOpen() ? "" : " closed"));
  }

  private String dividerKey() {
    return DIVIDER + (split.getOrientation() == Orientation.HORIZONTAL ? "beside" : "below");
  }
}
