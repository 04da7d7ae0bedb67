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
}
