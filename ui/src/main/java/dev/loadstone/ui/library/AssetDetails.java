package dev.loadstone.ui.library;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The receipt of the chosen asset and what can be done with it. */
final class AssetDetails extends ScrollPane {
  private static final Texts TEXTS = Texts.of(AssetDetails.class);

  private final Label name = new Label();
  private final Label condition = new Label();
  private final VBox facts = new VBox();
  private final TextArea code = new TextArea();

  AssetDetails(LibraryModel model, List<Command> commands) {
    setId("library-details");
    getStyleClass().add("asset-details");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    name.getStyleClass().add("details-name");
    name.setWrapText(true);
    condition.getStyleClass().add("details-condition");
    condition.setWrapText(true);
    facts.getStyleClass().add("details-facts");
    code.setEditable(false);
    code.setWrapText(true);
    code.getStyleClass().add("details-code");
    code.setAccessibleText(TEXTS.get("fact.code"));
    FlowPane buttons = new FlowPane(4, 4);
    for (Command each : commands) {
      Button button = CommandViews.button(each);
      button.setId("details-" + each.id().substring(each.id().indexOf('.') + 1));
      button.getStyleClass().add(Styles.SMALL);
      buttons.getChildren().add(button);
    }
    VBox content = new VBox(name, condition, buttons, facts, caption("fact.code"), code);
    content.getStyleClass().add("details-content");
    setContent(content);
    model.chosen().subscribe(this::show);
    model.version().subscribe(_ -> condition(model.chosen().get()));
  }

  private void show(@Nullable Asset asset) {
    setVisible(asset != null);
    setManaged(asset != null);
    facts.getChildren().clear();
    condition(asset);
    if (asset == null) {
      return;
    }
    Receipt receipt = asset.receipt();
    name.setText(asset.name());
    fact("size", Figures.exact(receipt.size()));
    fact(
        "kind",
        KindNames.one(receipt.kind())
            + (receipt.format().isEmpty() ? "" : ", " + receipt.format()));
    fact("folder", receipt.folder().toString());
    fact("path", receipt.path());
    fact("published", Figures.moment(receipt.publishedAt()));
    fact("verdict", AssetWords.verdictInFull(receipt));
    fact("link", receipt.link().text());
    fact("digest", receipt.digest().hex());
    fact("validator", AssetWords.validator(receipt));
    String lines = EngineCode.gdscript(asset);
    code.setText(lines);
    code.setPrefRowCount(Math.clamp(lines.lines().count() + 1, 2, 6));
  }

  private void condition(@Nullable Asset asset) {
    boolean problem = asset != null && asset.condition().isProblem();
    condition.setVisible(problem);
    condition.setManaged(problem);
    if (asset != null && problem) {
      condition.setText(TEXTS.get("problem." + asset.condition().name()));
    }
  }

  private void fact(String key, String value) {
    if (!value.isEmpty()) {
      Label text = new Label(value);
      text.setWrapText(true);
      text.getStyleClass().add(key.equals("digest") ? "receipt-digest" : "receipt-value");
      facts.getChildren().addAll(caption("fact." + key), text);
    }
  }

  private static Label caption(String key) {
    Label caption = new Label(TEXTS.get(key));
    caption.getStyleClass().add("receipt-caption");
    return caption;
  }
}
