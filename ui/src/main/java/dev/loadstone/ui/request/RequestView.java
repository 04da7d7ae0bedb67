package dev.loadstone.ui.request;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.ui.common.LinesField;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The composer: method and link above, what goes along below them, the answer under it all. */
final class RequestView extends BorderPane {
  private static final Texts TEXTS = Texts.of(RequestView.class);

  private final RequestModel model;
  private final RequestSession session;
  private final Notices notices;
  private final TextField link = new LinkField(this::takeCommand);
  private final Label problem = new Label();

  RequestView(RequestModel model, RequestSession session, Node answer, Notices notices) {
    this.model = model;
    this.session = session;
    this.notices = notices;
    getStyleClass().add("composer");
    VBox request = new VBox(address(), problem, tabs());
    request.getStyleClass().add("composer-request");
    SplitPane split = new SplitPane(request, answer);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.42);
    setCenter(split);
    problem.getStyleClass().add("composer-problem");
    problem.setWrapText(true);
    checkAsTyped();
  }

  void focusLink() {
    link.requestFocus();
    link.selectAll();
  }

  /** Sends what is there. */
  void send() {
    try {
      session.send(model.request());
    } catch (InvalidInputException e) {
      notices.problem(String.valueOf(e.getMessage()));
    }
  }

  private void takeCommand(String curl) {
    try {
      List<String> notes = new PastedCurl(model).take(curl);
      notices.tell(TEXTS.get("curl.taken"));
      notes.forEach(notices::problem);
    } catch (InvalidInputException e) {
      notices.problem(String.valueOf(e.getMessage()));
    }
  }

  private Node address() {
    ChoiceBox<HttpMethod> method = new ChoiceBox<>();
    method.setId("request-method");
    method
        .getItems()
        .setAll(Arrays.stream(HttpMethod.values()).filter(m -> m.refusal().isEmpty()).toList());
    method.valueProperty().bindBidirectional(model.method);
    method.setAccessibleText(TEXTS.get("method"));
    link.textProperty().bindBidirectional(model.link);
    link.setOnAction(_ -> send());
    HBox.setHgrow(link, Priority.ALWAYS);
    Button send = new Button(TEXTS.get("send"), new FontIcon(Feather.SEND));
    send.setId("request-send");
    send.getStyleClass().add(Styles.ACCENT);
    send.setOnAction(_ -> send());
    send.disableProperty().bind(model.link.map(String::isBlank));
    Button stop = new Button(TEXTS.get("stop"), new FontIcon(Feather.SQUARE));
    stop.setOnAction(_ -> session.cancel());
    var runs = session.running().isNotNull();
    stop.visibleProperty().bind(runs);
    stop.managedProperty().bind(runs);
    send.visibleProperty().bind(runs.not());
    send.managedProperty().bind(runs.not());
    HBox line = new HBox(8, method, link, send, stop);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node tabs() {
    TabPane tabs =
        new TabPane(
            tab("tab.query", new FieldTable(model.query, "request-query"), count(model.query)),
            tab(
                "tab.headers",
                new FieldTable(model.headers, "request-headers"),
                count(model.headers)),
            tab("tab.body", body(), model.bodyKind.map(k -> k == BodyKind.NONE ? "" : "•")),
            tab("tab.auth", auth(), model.user.map(u -> u.isBlank() ? "" : "•")),
            tab("tab.options", options(), Bindings.createStringBinding(() -> "")));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add(Styles.DENSE);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    return tabs;
  }

  private static Tab tab(String key, Node content, ObservableValue<String> mark) {
    Tab tab = new Tab();
    tab.textProperty()
        .bind(mark.map(m -> m.isEmpty() ? TEXTS.get(key) : TEXTS.get(key) + "  " + m));
    StackPane padded = new StackPane(content);
    padded.getStyleClass().add("composer-tab");
    tab.setContent(padded);
    return tab;
  }

  private static ObservableValue<String> count(FieldRows rows) {
    return Bindings.createStringBinding(
        () -> rows.sent().isEmpty() ? "" : Integer.toString(rows.sent().size()), rows.rows());
  }

  private Node body() {
    ChoiceBox<BodyKind> kind = new ChoiceBox<>();
    kind.setId("request-body-kind");
    kind.getItems().setAll(BodyKind.values());
    kind.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(BodyKind each) {
            return each == null ? "" : TEXTS.get("body." + each.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public BodyKind fromString(String text) {
            throw new UnsupportedOperationException("nobody types it");
          }
        });
    kind.valueProperty().bindBidirectional(model.bodyKind);
    TextArea text = new LinesField("", 10);
    text.setWrapText(false);
    text.setId("request-body");
    text.getStyleClass().add("code");
    text.setAccessibleText(TEXTS.get("tab.body"));
    text.textProperty().bindBidirectional(model.bodyText);
    FieldTable form = new FieldTable(model.form, "request-form");
    TextField file = new TextField();
    file.setPromptText(TEXTS.get("file.prompt"));
    file.textProperty().bindBidirectional(model.file);
    Label hint = new Label(TEXTS.get("multipart.hint"));
    hint.getStyleClass().add("composer-hint");
    VBox parts = new VBox(4, form, hint);
    VBox.setVgrow(form, Priority.ALWAYS);
    BorderPane pane = new BorderPane();
    pane.setTop(kind);
    model.bodyKind.subscribe(
        chosen -> {
          hint.setVisible(chosen == BodyKind.MULTIPART);
          hint.setManaged(chosen == BodyKind.MULTIPART);
          Node content =
              switch (chosen) {
                case NONE -> new Region();
                case JSON, TEXT -> text;
                case FORM, MULTIPART -> parts;
                case FILE -> new VBox(file);
              };
          BorderPane.setMargin(content, new javafx.geometry.Insets(8, 0, 0, 0));
          pane.setCenter(content);
          if (chosen != BodyKind.NONE && !model.method.get().takesBody()) {
            model.method.set(HttpMethod.POST);
          }
        });
    return pane;
  }

  private Node auth() {
    TextField user = new TextField();
    user.setId("request-user");
    user.textProperty().bindBidirectional(model.user);
    PasswordField password = new PasswordField();
    password.setId("request-password");
    password.textProperty().bindBidirectional(model.password);
    Label hint = new Label(TEXTS.get("auth.hint"));
    hint.setId("request-sign-in-hint");
    hint.getStyleClass().add("composer-hint");
    hint.setWrapText(true);
    GridPane grid = grid();
    grid.addRow(0, caption("auth.user", user), user, caption("auth.password", password), password);
    grid.add(hint, 0, 1, 4, 1);
    return scrolled(grid);
  }

  private Node options() {
    CheckBox redirects = new CheckBox(TEXTS.get("options.redirects"));
    redirects.selectedProperty().bindBidirectional(model.redirects);
    CheckBox decode = new CheckBox(TEXTS.get("options.decode"));
    decode.selectedProperty().bindBidirectional(model.decode);
    TextField seconds = new TextField();
    seconds.setMaxWidth(90);
    seconds.textProperty().bindBidirectional(model.seconds);
    GridPane grid = grid();
    grid.addRow(0, caption("options.seconds", seconds), seconds, redirects);
    grid.add(decode, 2, 1);
    return scrolled(grid);
  }

  /** In a low window some of it is below the answer's edge. */
  private static ScrollPane scrolled(GridPane grid) {
    ScrollPane scroll = new ScrollPane(grid);
    scroll.getStyleClass().add("composer-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    return scroll;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(8);
    return grid;
  }

  private static Label caption(String key, Node of) {
    Label caption = new Label(TEXTS.get(key));
    caption.setLabelFor(of);
    of.setAccessibleText(caption.getText());
    caption.setMinWidth(Region.USE_PREF_SIZE);
    return caption;
  }

  /** Everything that decides whether the request could be sent. */
  private void checkAsTyped() {
    problem
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                model::problem,
                model.method,
                model.link,
                model.query.rows(),
                model.headers.rows(),
                model.bodyKind,
                model.bodyText,
                model.form.rows(),
                model.file,
                model.user,
                model.seconds));
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
  }
}
