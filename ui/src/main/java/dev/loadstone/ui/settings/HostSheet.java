package dev.loadstone.ui.settings;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.ui.common.LinesField;
import dev.loadstone.ui.common.Sheets;
import dev.loadstone.ui.common.Texts;
import java.io.File;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sheet on which a host's profile is written. FX thread. */
final class HostSheet extends VBox {
  private static final Texts TEXTS = Texts.of(HostSheet.class);
  private static final double WIDE = 300;
  private static final double NARROW = 120;

  private final HostDraft draft;
  private final HostsModel model;
  private final Label problem = new Label();
  private final TypedField host;

  HostSheet(HostDraft draft, HostsModel model) {
    this.draft = draft;
    this.model = model;
    getStyleClass().addAll("ask-sheet", "host-sheet");
    Label title =
        new Label(
            draft
                .opened()
                .map(pattern -> TEXTS.format("host.title.edit", pattern))
                .orElse(TEXTS.get("host.title.new")));
    title.getStyleClass().add("sheet-title");
    host = new TypedField(draft.host, "host-pattern", WIDE);
    VBox fields =
        new VBox(
            new SettingLine("host.pattern", host), signIn(), headers(), limits(), proxy(), trust());
    fields.getStyleClass().add("host-fields");
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("host-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    problem.setId("host-problem");
    problem.getStyleClass().add("sheet-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    tell("");
    getChildren().addAll(title, scroll, problem);
    setAccessibleText(title.getText());
  }

  /** Shows the sheet; closed, it keeps nothing of what was typed. */
  void show(Sheets sheets) {
    Button save = new Button(TEXTS.get("host.save"));
    save.setId("host-save");
    save.getStyleClass().add(Styles.ACCENT);
    save.setDefaultButton(true);
    save.setOnAction(_ -> save(sheets));
    Button cancel = new Button(TEXTS.get("host.cancel"));
    cancel.setCancelButton(true);
    cancel.setOnAction(_ -> sheets.close());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(8, gap, cancel, save);
    line.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(line);
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            sheets.close();
            event.consume();
          }
        });
    addEventHandler(KeyEvent.KEY_RELEASED, _ -> lookAgain());
    addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> lookAgain());
    sheets.show(this);
    host.field().requestFocus();
  }

  private void save(Sheets sheets) {
    try {
      model.save(draft);
      sheets.close();
    } catch (InvalidInputException e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  /** What was wrong may have been mended. */
  private void lookAgain() {
    if (problem.isVisible()) {
      try {
        var _ = draft.kept();
        tell("");
      } catch (InvalidInputException e) {
        tell(String.valueOf(e.getMessage()));
      }
    }
  }

  private void tell(String text) {
    problem.setText(text);
    problem.setVisible(!text.isEmpty());
    problem.setManaged(!text.isEmpty());
  }

  private Node signIn() {
    SettingLine user =
        new SettingLine("host.user", text(new TextField(), draft.user, "host-user", WIDE));
    SettingLine password =
        new SettingLine(
            "host.password", secret(draft.password, draft.hasPassword(), "host-password"));
    showWhile(user, draft.signIn.map(way -> way == SignIn.BASIC || way == SignIn.DIGEST));
    showWhile(password, draft.signIn.map(way -> way != SignIn.NONE));
    return section(
        "sign_in",
        new SettingLine(
            "host.sign_in", choice(draft.signIn, SignIn.values(), HostWords::signIn, "host-way")),
        user,
        password);
  }

  private Node headers() {
    return section(
        "headers",
        new SettingLine(
            "host.headers",
            new TypedField(new LinesField("", 3), draft.headers, "host-headers", WIDE)),
        new SettingLine(
            "host.cookies",
            new TypedField(new LinesField("", 3), draft.cookies, "host-cookies", WIDE)));
  }

  private Node limits() {
    return section(
        "limits",
        new SettingLine(
            "host.connections", new TypedField(draft.connections, "host-connections", NARROW)),
        new SettingLine("host.speed", new TypedField(draft.speed, "host-speed", NARROW)),
        new SettingLine("host.unproven", box(draft.continueUnproven, "host-unproven")));
  }

  private Node proxy() {
    return section(
        "proxy",
        new SettingLine(
            "host.https_proxy", new TypedField(draft.httpsProxy, "host-https-proxy", WIDE)),
        new SettingLine(
            "host.http_proxy", new TypedField(draft.httpProxy, "host-http-proxy", WIDE)),
        new SettingLine("host.direct", new TypedField(draft.direct, "host-direct", WIDE)),
        new SettingLine(
            "host.proxy_user", text(new TextField(), draft.proxyUser, "host-proxy-user", WIDE)),
        new SettingLine(
            "host.proxy_password",
            secret(draft.proxyPassword, draft.hasProxyPassword(), "host-proxy-password")),
        new SettingLine("host.proxy_digest", box(draft.proxyDigest, "host-proxy-digest")));
  }

  private Node trust() {
    Label unsafe = new Label(TEXTS.get("host.unsafe"), new FontIcon(Feather.ALERT_TRIANGLE));
    unsafe.setId("host-unsafe");
    unsafe.getStyleClass().add("host-unsafe");
    unsafe.setWrapText(true);
    unsafe.setMinHeight(Region.USE_PREF_SIZE);
    showWhile(unsafe, draft.insecure);
    return section(
        "trust",
        new SettingLine("host.ca", file(draft.caFile, "host-ca")),
        new SettingLine("host.pins", new TypedField(draft.pins, "host-pins", WIDE)),
        new SettingLine("host.pins_suffice", box(draft.pinsSuffice, "host-pins-suffice")),
        new SettingLine(
            "host.revocation",
            choice(
                draft.revocation,
                RevocationMode.values(),
                HostWords::revocation,
                "host-revocation")),
        new SettingLine("host.name", text(new TextField(), draft.expectedName, "host-name", WIDE)),
        new SettingLine("host.certificate", file(draft.certificate, "host-certificate")),
        new SettingLine("host.key", file(draft.key, "host-key")),
        new SettingLine(
            "host.key_password",
            secret(draft.keyPassword, draft.hasKeyPassword(), "host-key-password")),
        new SettingLine("host.insecure", box(draft.insecure, "host-insecure")),
        unsafe);
  }

  private static Node section(String key, Node... lines) {
    Label title = new Label(TEXTS.get("host.section." + key));
    title.getStyleClass().add("host-section");
    VBox section = new VBox(title);
    section.getChildren().addAll(lines);
    return section;
  }

  private static void showWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }

  private static TextField text(TextField field, StringProperty value, String id, double width) {
    field.setId(id);
    field.setPrefWidth(width);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  /** A field that shows nothing of what is kept already. */
  private static TextField secret(StringProperty value, boolean kept, String id) {
    PasswordField field = new PasswordField();
    field.setPromptText(kept ? TEXTS.get("host.secret.kept") : "");
    return text(field, value, id, WIDE);
  }

  private static CheckBox box(BooleanProperty value, String id) {
    CheckBox box = new CheckBox();
    box.setId(id);
    box.selectedProperty().bindBidirectional(value);
    return box;
  }

  private static <E> ChoiceBox<E> choice(
      ObjectProperty<E> value, E[] values, Function<E, String> words, String id) {
    ChoiceBox<E> box = new ChoiceBox<>();
    box.setId(id);
    box.getItems().setAll(values);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(E each) {
            return each == null ? "" : words.apply(each);
          }

          @Override
          public E fromString(String text) {
            throw new UnsupportedOperationException("nobody types it");
          }
        });
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private Node file(TypedValue<?> value, String id) {
    TypedField field = new TypedField(value, id, WIDE - 40);
    Button choose = new Button(null, new FontIcon(Feather.FILE));
    choose.getStyleClass().add(Styles.BUTTON_ICON);
    choose.setAccessibleText(TEXTS.get("host.choose"));
    choose.setOnAction(
        _ -> {
          File chosen = new FileChooser().showOpenDialog(getScene().getWindow());
          if (chosen != null) {
            value.text().set(chosen.getPath());
          }
        });
    return new HBox(4, field, choose);
  }
}
