package dev.loadstone.ui.add;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** How many rows have an issue, and what is done with all of them. */
final class IssueBar extends FlowPane {
  private static final Texts TEXTS = Texts.of(IssueBar.class);

  private final AddModel model;

  IssueBar(AddModel model) {
    super(16, 4);
    this.model = model;
    getStyleClass().add("issue-bar");
    model.sum().subscribe(this::show);
  }

  private void show(AddSum sum) {
    getChildren().clear();
    for (Issue issue : Issue.values()) {
      int count = sum.issues().getOrDefault(issue, 0);
      if (count > 1) {
        getChildren().add(entry(issue, count));
      }
    }
    setVisible(!getChildren().isEmpty());
    setManaged(!getChildren().isEmpty());
  }

  private Node entry(Issue issue, int count) {
    Label words = new Label(TEXTS.format("issues." + issue.name(), count));
    MenuButton choice = new MenuButton(RowWords.choice(issue, model.usual(issue)));
    choice.setId("issue-" + issue.name());
    choice.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "row-choice");
    choice.setAccessibleText(words.getText() + ": " + choice.getText());
    for (Choice each : issue.choices()) {
      MenuItem item = new MenuItem(RowWords.choice(issue, each));
      item.setOnAction(_ -> model.usual(issue, each));
      choice.getItems().add(item);
    }
    HBox entry = new HBox(4, words, choice);
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }
}
