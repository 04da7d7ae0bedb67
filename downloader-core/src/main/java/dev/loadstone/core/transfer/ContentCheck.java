package dev.loadstone.core.transfer;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.FailureException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Looks at a whole file and says what it is; called on a transfer's thread. */
@FunctionalInterface
public interface ContentCheck {

  /** Takes any file for what it is called. */
  ContentCheck NONE = (_, _, _, _) -> new Finding(AssetKind.OTHER, "", null);

  /** The bytes of a file that is whole but not published. */
  interface Reader {

    /** Reads at the offset; -1 at the end. */
    int read(ByteBuffer target, long offset) throws FailureException;
  }

  /**
   * What a file is.
   *
   * @param format short name, empty if unknown
   * @param problem why it cannot be what its name says, in one line; null if it can
   */
  record Finding(AssetKind kind, String format, @Nullable String problem) {}

  /**
   * Checks a file.
   *
   * @param name the file's, with its extension
   * @param mediaType that the server stated; empty if none
   */
  Finding check(Reader file, String name, String mediaType, long size) throws FailureException;

  /** What a name promises, before there are bytes. */
  default AssetKind promised(String name) {
    return AssetKind.OTHER;
  }
}
