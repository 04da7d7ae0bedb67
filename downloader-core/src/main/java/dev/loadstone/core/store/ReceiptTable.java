package dev.loadstone.core.store;

import dev.loadstone.core.model.Receipt;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Receipts by the absolute path of their file; one thread writes. */
final class ReceiptTable {
  private final PreparedStatement save;
  private final RowBatch saved;
  private final PreparedStatement delete;
  private final ReceiptTexts texts;

  ReceiptTable(Connection connection, ReceiptTexts texts) throws SQLException {
    this.texts = texts;
    save = connection.prepareStatement("INSERT OR REPLACE INTO receipts VALUES (?, ?, ?)");
    saved = new RowBatch(save);
    delete = connection.prepareStatement("DELETE FROM receipts WHERE file = ?");
  }

  void delete(List<Path> files) throws SQLException {
    for (Path file : files) {
      delete.setString(1, file.toString());
      delete.executeUpdate();
    }
  }

  void save(List<Receipt> receipts) throws SQLException {
    for (Receipt receipt : receipts) {
      save.setString(1, receipt.file().toString());
      save.setLong(2, receipt.size());
      save.setString(3, texts.of(receipt));
      saved.add();
    }
    saved.flush();
  }

  static Optional<Receipt> find(Connection connection, Path file) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT content FROM receipts WHERE file = ?")) {
      select.setString(1, file.toString());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(ReceiptJson.read(rows.getString(1), new Shared(), null))
            : Optional.empty();
      }
    }
  }

  /** Receipts whose file's path begins with the folder and a separator: one range of the key. */
  static List<Receipt> below(Connection connection, Path folder) throws SQLException {
    String separator = folder.getFileSystem().getSeparator();
    String text = folder.toString();
    String start = text.endsWith(separator) ? text : text + separator;
    char after = (char) (separator.charAt(0) + 1);
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT content FROM receipts WHERE file >= ? AND file < ? ORDER BY file")) {
      select.setString(1, start);
      select.setString(2, start.substring(0, start.length() - 1) + after);
      Shared shared = new Shared();
      List<Receipt> receipts = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          receipts.add(ReceiptJson.read(rows.getString(1), shared, null));
        }
      }
      return List.copyOf(receipts);
    }
  }
}
