package dev.loadstone.ui.downloads;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.words.Happening;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.JobRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says what happened to the selected job, what to do about it, and lets it be done. */
final class FailureStrip extends HBox {
  private static final Texts TEXTS = Texts.of(FailureStrip.class);
  private static final PseudoClass WAITS = PseudoClass.getPseudoClass("waits");
  private static final PseudoClass ASKS = PseudoClass.getPseudoClass("asks");

  private final InstantSource clock;
  private final Countdown countdown;
  private final BiConsumer<NextStep, JobRow> perform;
  private final FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
  private final Label happened = new Label();
  private final Label advice = new Label();
  private final Label facts = new Label();
  private final FlowPane steps = new FlowPane(8, 8);
  private Subscription following = Subscription.EMPTY;
  private @Nullable Failure shown;
  private @Nullable JobRow row;

  FailureStrip(InstantSource clock, Countdown countdown, BiConsumer<NextStep, JobRow> perform) {
    this.clock = clock;
    this.countdown = countdown;
    this.perform = perform;
    setId("failure-strip");
    getStyleClass().add("failure-strip");
    happened.getStyleClass().add("happened");
    happened.setId("failure-happened");
    advice.getStyleClass().add("advice");
    facts.getStyleClass().add("facts");
    List.of(happened, advice, facts)
        .forEach(
            each -> {
              each.setWrapText(true);
              each.setMinHeight(Region.USE_PREF_SIZE);
            });
    VBox text = new VBox(2, happened, advice, facts);
    text.setMinWidth(200);
    HBox.setHgrow(text, Priority.ALWAYS);
    steps.setAlignment(Pos.CENTER_RIGHT);
    steps.setPrefWrapLength(420);
    steps.setMinWidth(310);
    getChildren().addAll(icon, text, steps);
    show((JobRow) null);
  }

  /** Follows a job; null for none. */
  void show(@Nullable JobRow newRow) {
    following.unsubscribe();
    row = newRow;
    following =
        newRow == null ? Subscription.EMPTY : newRow.subscribe(() -> follow(newRow.getValue()));
    follow(newRow == null ? null : newRow.getValue());
  }

  private void follow(@Nullable JobView view) {
    JobState state = view == null ? new JobState.Paused() : view.job().state();
    switch (state) {
      case JobState.Failed(var failure) -> {
        countdown.leave(this);
        show(failure, NextStep.of(failure), false);
      }
      case JobState.Backoff(var until, var because) -> {
        show(because, List.of(NextStep.RETRY, NextStep.CHANGE_LINK, NextStep.STOP), true);
        Runnable tell =
            () ->
                advice.setText(
                    TEXTS.format(
                        "advice.waits",
                        Figures.duration(Duration.between(clock.instant(), until))));
        tell.run();
        countdown.watch(this, tell);
      }
      default -> {
        countdown.leave(this);
        shown = null;
        setVisible(false);
        setManaged(false);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same failure is not told anew with each change
  private void show(Failure failure, List<NextStep> offered, boolean waits) {
    if (failure == shown && isVisible()) {
      return;
    }
    shown = failure;
    boolean asks = NextStep.isQuestion(failure) && !waits;
    icon.setIconCode(waits ? Feather.CLOCK : asks ? Feather.HELP_CIRCLE : Feather.ALERT_CIRCLE);
    pseudoClassStateChanged(WAITS, waits);
    pseudoClassStateChanged(ASKS, asks);
    Happening happening = Happening.of(failure, Locale.getDefault(Locale.Category.DISPLAY));
    happened.setText(capitalised(happening.clause()));
    advice.setText(advice(failure));
    facts.setText(happening.facts());
    facts.setVisible(!happening.facts().isEmpty());
    facts.setManaged(facts.isVisible());
    steps.getChildren().clear();
    offered.forEach(step -> steps.getChildren().add(button(step, step == offered.getFirst())));
    setAccessibleText(happened.getText() + ". " + advice.getText());
    setVisible(true);
    setManaged(true);
  }

  private Button button(NextStep step, boolean first) {
    String key = step.name().toLowerCase(Locale.ROOT);
    Button button = new Button(TEXTS.get("step." + key));
    button.setId("step-" + key);
    button.getStyleClass().add(Styles.SMALL);
    if (first) {
      button.getStyleClass().add(Styles.ACCENT);
    } else if (step.isRisky()) {
      button.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
    }
    button.setOnAction(
        _ -> {
          if (row != null) {
            perform.accept(step, row);
          }
        });
    return button;
  }

  private static String advice(Failure failure) {
    String own = "advice." + Happening.key(failure);
    return TEXTS.get(TEXTS.has(own) ? own : "advice.failure." + failure.code().name());
  }

  private static String capitalised(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
  }
}
