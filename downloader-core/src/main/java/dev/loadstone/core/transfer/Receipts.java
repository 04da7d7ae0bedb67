package dev.loadstone.core.transfer;

import dev.loadstone.core.model.Receipt;
import java.nio.file.Path;
import java.util.Optional;

/** Finds what is known of published files; any thread. */
@FunctionalInterface
public interface Receipts {
  Receipts NONE = _ -> Optional.empty();

  /** The receipt of the file that was published at the absolute path. */
  Optional<Receipt> find(Path file);

  /**
   * What the library's index says of a file that has no receipt: to be believed of bytes that agree
   * with it.
   *
   * @param folder the library's, absolute
   * @param file below it
   */
  default Optional<Receipt> listed(Path folder, Path file) {
    return Optional.empty();
  }
}
