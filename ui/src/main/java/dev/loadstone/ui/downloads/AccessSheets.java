package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.RefusedCertificate;
import dev.loadstone.ui.common.AskSheet;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Sheets;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.downloads.AccessModel.Account;
import dev.loadstone.ui.mirror.JobRow;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;

/** The sheets that ask who asks a server, and whether to believe one. FX thread. */
final class AccessSheets {
  private static final Texts TEXTS = Texts.of(AccessSheets.class);

  private final AccessModel model;
  private final Sheets sheets;
  private final Notices notices;
  private final InstantSource clock;

  AccessSheets(AccessModel model, Sheets sheets, Notices notices, InstantSource clock) {
    this.model = model;
    this.sheets = sheets;
    this.notices = notices;
    this.clock = clock;
  }

  /** Asks for a name and a password, for the job or for its host. */
  void signIn(JobRow row) {
    model.findAsker(
        row,
        asker ->
            askAccount(
                "sign_in",
                asker,
                asker.equals(row.job().request().link().origin()),
                account -> model.signIn(row, asker, account)));
  }

  /** The same for the proxy on the way. */
  void signInToProxy(JobRow row) {
    askAccount(
        "proxy",
        row.job().request().link().origin(),
        true,
        account -> model.signInToProxy(row, account));
  }

  /**
   * Asks.
   *
   * @param isOwn whether the job's own link leads there: another server gets what its host is kept
   *     with alone
   */
  private void askAccount(String what, Origin origin, boolean isOwn, Consumer<Account> confirmed) {
    AskSheet sheet =
        new AskSheet(
            TEXTS.get("edit." + what + ".title"),
            TEXTS.format("edit." + what + ".explanation", origin)
                + (origin.isSecure() ? "" : " " + TEXTS.get("edit.open_way")),
            TEXTS.get("edit.sign_in.confirm"));
    TextField user = sheet.field("edit-user", TEXTS.get("edit.sign_in.user"), "");
    PasswordField password = sheet.secret("edit-password", TEXTS.get("edit.sign_in.password"));
    CheckBox remember = sheet.box("edit-remember", TEXTS.format("edit.remember", origin));
    remember.setSelected(!isOwn);
    remember.setDisable(!isOwn);
    sheet.show(
        sheets,
        () -> {
          if (user.getText().isBlank()) {
            return TEXTS.get("edit.sign_in.empty");
          }
          confirmed.accept(
              new Account(user.getText().strip(), password.getText(), remember.isSelected()));
          return null;
        });
  }

  /** Shows the certificate that was refused and asks whether to trust its key. */
  void trust(JobRow row) {
    model.findRefused(
        row,
        found ->
            found.ifPresentOrElse(
                certificate -> ask(row, certificate),
                () -> notices.tell(TEXTS.get("trust.unknown"))));
  }

  private void ask(JobRow row, RefusedCertificate certificate) {
    boolean trustable = certificate.isTrustable(clock.instant());
    String kind =
        !trustable
            ? "trust.not."
            : certificate.failure().code() == FailureCode.PIN_MISMATCH
                ? "trust.changed."
                : "trust.new.";
    String origin = certificate.origin().toString();
    AskSheet sheet =
        new AskSheet(
            TEXTS.format(kind + "title", origin),
            TEXTS.format(kind + "explanation", origin),
            TEXTS.get(kind + "confirm"));
    show(sheet, certificate.server());
    if (trustable) {
      sheet.dangerous();
    } else {
      sheet.told();
    }
    sheet.show(
        sheets,
        () -> {
          if (trustable) {
            model.trust(row, certificate);
          }
          return null;
        });
  }

  private static void show(AskSheet sheet, CertificateFacts own) {
    sheet.fact("trust-subject", TEXTS.get("trust.subject"), own.subject());
    sheet.fact("trust-names", TEXTS.get("trust.names"), String.join(", ", own.names()));
    sheet.fact("trust-issuer", TEXTS.get("trust.issuer"), own.issuer());
    sheet.fact(
        "trust-valid",
        TEXTS.get("trust.valid"),
        TEXTS.format(
            "trust.from_to", Figures.moment(own.notBefore()), Figures.moment(own.notAfter())));
    sheet.fact("trust-fingerprint", TEXTS.get("trust.fingerprint"), own.fingerprint());
    sheet.fact("trust-pin", TEXTS.get("trust.pin"), own.pin().toString());
  }
}
