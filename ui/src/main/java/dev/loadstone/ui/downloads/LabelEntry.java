package dev.loadstone.ui.downloads;

import dev.loadstone.ui.common.Texts;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A label at the side: how far its jobs are, and in its menu what is done with all of them. */
final class LabelEntry extends FilterEntry {
  private static final Texts TEXTS = Texts.of(LabelEntry.class);

  private final LabelSet set;
  private final ProgressBar bar = new ProgressBar(0);
  private final Tooltip tip = new Tooltip();
  private final MenuItem pause = item("pause", Feather.PAUSE);
  private final MenuItem resume = item("resume", Feather.PLAY);
  private final MenuItem retry = item("retry", Feather.ROTATE_CW);
  private final MenuItem remove = item("remove", Feather.X);

  LabelEntry(LabelSet set) {
    super(new FontIcon(Feather.TAG), set.label(), () -> set.totals().jobs());
    this.set = set;
    setId("label-entry-" + set.label());
    bar.getStyleClass().add("label-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setFocusTraversable(false);
    addBelow(bar);
    tip.setOnShowing(_ -> tip.setText(set.words()));
    setTooltip(tip);
    pause.setOnAction(_ -> set.pause());
    resume.setOnAction(_ -> set.resume());
    retry.setOnAction(_ -> set.retry());
    remove.setOnAction(_ -> set.remove());
    ContextMenu menu = new ContextMenu(resume, pause, retry, new SeparatorMenuItem(), remove);
    menu.setOnShowing(_ -> look());
    setContextMenu(menu);
  }

  private void look() {
    pause.setDisable(!set.canPause());
    resume.setDisable(!set.canResume());
    retry.setDisable(!set.canRetry());
  }

  @Override
  void refresh() {
    super.refresh();
    double share = set.totals().jobs() == 0 ? 0 : set.share();
    // A pixel of a bar that is as wide as the side is about this much.
    if (Math.abs(share - bar.getProgress()) > 0.004 || share == 1) {
      bar.setProgress(share);
    }
    boolean open = share < 1;
    bar.setVisible(open);
    bar.setManaged(open);
    setAccessibleHelp(isSelected() ? set.words() : null);
  }

  private static MenuItem item(String verb, Feather icon) {
    MenuItem item = new MenuItem(TEXTS.get("downloads.label." + verb), new FontIcon(icon));
    item.setId("label-" + verb);
    return item;
  }
}
