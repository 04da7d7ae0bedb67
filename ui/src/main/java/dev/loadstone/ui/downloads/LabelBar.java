package dev.loadstone.ui.downloads;

import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the table while a label is looked at: how far it is, and what is done with all of it. */
final class LabelBar extends VBox {
  private static final Texts TEXTS = Texts.of(LabelBar.class);

  private final QueueModel model;
  private final Label name = new Label();
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final ReadOnlyBooleanWrapper canPause = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canResume = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRetry = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper isChosen = new ReadOnlyBooleanWrapper();
  private final List<Command> commands;
  private @Nullable LabelSet set;

  LabelBar(QueueModel model) {
    this.model = model;
    setId("label-bar");
    getStyleClass().add("label-bar");
    commands =
        List.of(
            command("resume", Feather.PLAY, canResume, LabelSet::resume),
            command("pause", Feather.PAUSE, canPause, LabelSet::pause),
            command("retry", Feather.ROTATE_CW, canRetry, LabelSet::retry),
            command("remove", Feather.X, isChosen, LabelSet::remove));
    name.setGraphic(new FontIcon(Feather.TAG));
    name.getStyleClass().add("label-name");
    name.setMinWidth(0);
    words.setId("label-words");
    words.getStyleClass().add("label-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(8, name, words);
    line.setAlignment(Pos.CENTER_LEFT);
    commands.forEach(each -> line.getChildren().add(CommandViews.iconButton(each)));
    bar.getStyleClass().add("label-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(line, bar);
    model.filter().subscribe(filter -> choose(filter.label()));
    model.counts().version().subscribe(_ -> show());
  }

  /** What can be done with the label that is chosen. */
  List<Command> commands() {
    return commands;
  }

  private void choose(@Nullable String label) {
    set = label == null ? null : new LabelSet(label, model);
    show();
  }

  private void show() {
    LabelSet now = set;
    boolean shown = now != null && now.totals().jobs() > 0;
    setVisible(shown);
    setManaged(shown);
    isChosen.set(shown);
    canPause.set(now != null && now.canPause());
    canResume.set(now != null && now.canResume());
    canRetry.set(now != null && now.canRetry());
    if (now != null && shown) {
      name.setText(now.label());
      words.setText(now.words());
      bar.setProgress(now.share());
    }
  }

  private Command command(
      String verb, Ikon icon, ReadOnlyBooleanWrapper enabled, Consumer<LabelSet> action) {
    return Command.of(
            TEXTS,
            "downloads.label." + verb,
            icon,
            () -> {
              LabelSet chosen = set;
              if (chosen != null) {
                action.accept(chosen);
              }
            })
        .when(enabled.getReadOnlyProperty());
  }
}
