package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.ui.common.AskSheet;
import dev.loadstone.ui.common.Sheets;
import dev.loadstone.ui.common.SpeedLimits;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.JobRow;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Changes of what a job asks for, each with the sheet that asks for what it needs. FX thread. */
final class JobEdits {
  private static final Texts TEXTS = Texts.of(JobEdits.class);

  private final QueueModel model;
  private final Sheets sheets;

  JobEdits(QueueModel model, Sheets sheets) {
    this.model = model;
    this.sheets = sheets;
  }

  /** Another link for the same file: what was received stays where it can be proved. */
  void link(JobRow row) {
    AskSheet sheet = sheet("link");
    TextField field =
        sheet.field("edit-link", TEXTS.get("edit.link.field"), row.job().request().link().text());
    show(
        sheet,
        row,
        () -> {
          Link link = Link.parse(field.getText());
          return request -> request.withLinks(withFirst(link, request.links()));
        });
  }

  /** Another checksum, or none. */
  void checksum(JobRow row) {
    AskSheet sheet = sheet("checksum");
    List<Checksum> known = row.job().request().checksums();
    TextField field =
        sheet.field(
            "edit-checksum",
            TEXTS.get("edit.checksum.field"),
            known.isEmpty() ? "" : known.getFirst().toString());
    show(
        sheet,
        row,
        () -> {
          List<Checksum> wanted =
              field.getText().isBlank() ? List.of() : List.of(Checksum.parse(field.getText()));
          return request -> request.withChecksums(wanted);
        });
  }

  void name(JobRow row) {
    AskSheet sheet = sheet("name");
    TextField field = sheet.field("edit-name", TEXTS.get("edit.name.field"), row.name());
    show(
        sheet,
        row,
        () -> {
          if (field.getText().isBlank()) {
            throw new InvalidInputException(TEXTS.get("edit.name.empty"));
          }
          String name = field.getText().strip();
          return request -> request.withName(name);
        });
  }

  void folder(JobRow row, @Nullable Window over) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(TEXTS.get("edit.folder.title"));
    File current = row.job().request().folder().toFile();
    if (current.isDirectory()) {
      chooser.setInitialDirectory(current);
    }
    File chosen = chooser.showDialog(over);
    if (chosen != null) {
      Path folder = chosen.toPath().toAbsolutePath().normalize();
      model.change(List.of(row), request -> request.withFolder(folder));
    }
  }

  /** One label for many; empty takes it away. */
  void label(List<JobRow> rows) {
    AskSheet sheet = sheet("label");
    TextField field =
        sheet.field("edit-label", TEXTS.get("edit.label.field"), rows.getFirst().label());
    sheet.show(
        sheets,
        () -> {
          String label = field.getText().strip();
          model.change(rows, request -> request.withLabel(label));
          return null;
        });
  }

  /** How fast each of them may be; they follow at once. */
  void speed(List<JobRow> rows) {
    AskSheet sheet = sheet("speed");
    TextField field =
        sheet.field(
            "edit-speed",
            TEXTS.get("edit.speed.field"),
            SpeedLimits.text(rows.getFirst().job().request().options().bytesPerSecond()));
    sheet.show(
        sheets,
        () -> {
          try {
            model.limit(rows, SpeedLimits.parse(field.getText()));
            return null;
          } catch (InvalidInputException e) {
            return e.getMessage();
          }
        });
  }

  void takeAnyway(JobRow row) {
    show(sheet("anyway"), row, () -> with(options -> options.anyContent(true)));
  }

  void overwrite(JobRow row) {
    AskSheet sheet =
        new AskSheet(
                TEXTS.get("edit.overwrite.title"),
                TEXTS.format("edit.overwrite.explanation", String.valueOf(row.job().target())),
                TEXTS.get("edit.overwrite.confirm"))
            .dangerous();
    show(sheet, row, () -> with(options -> options.onConflict(ConflictPolicy.OVERWRITE)));
  }

  void rename(JobRow row) {
    model.change(List.of(row), with(options -> options.onConflict(ConflictPolicy.RENAME)));
  }

  void allowAnySize(JobRow row) {
    model.change(List.of(row), with(options -> options.maxSize(TransferOptions.UNLIMITED)));
  }

  void onChange(JobRow row, ChangePolicy policy) {
    model.change(List.of(row), with(options -> options.onChange(policy)));
  }

  private static UnaryOperator<JobRequest> with(
      Function<TransferOptions.Builder, TransferOptions.Builder> change) {
    return request -> request.withOptions(change.apply(request.options().toBuilder()).build());
  }

  private static List<Link> withFirst(Link first, List<Link> links) {
    List<Link> all = new ArrayList<>(links);
    all.set(0, first);
    return all;
  }

  private static AskSheet sheet(String what) {
    return new AskSheet(
        TEXTS.get("edit." + what + ".title"),
        TEXTS.get("edit." + what + ".explanation"),
        TEXTS.get("edit." + what + ".confirm"));
  }

  /**
   * Shows a sheet whose confirmation changes one job, or tells what is wrong with what it holds.
   */
  private void show(AskSheet sheet, JobRow row, Edit edit) {
    sheet.show(
        sheets,
        () -> {
          try {
            model.change(List.of(row), edit.read());
            return null;
          } catch (InvalidInputException e) {
            return e.getMessage();
          }
        });
  }

  /** Reads what was typed. */
  private interface Edit {
    UnaryOperator<JobRequest> read();
  }
}
