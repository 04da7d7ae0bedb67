package dev.loadstone.ui.inspect.preview;

import dev.loadstone.core.library.Inspection;
import java.util.List;
import javafx.scene.image.Image;

/**
 * What can be shown of a file.
 *
 * @param facts what its bytes say about it
 */
public record Preview(Inspection facts, Content content) {

  /** The file itself, as far as it can be shown. */
  public sealed interface Content {}

  /** A picture, at most as large as a screen. */
  public record Picture(Image image) implements Content {}

  /**
   * Characters.
   *
   * @param cut whether there is more in the file
   */
  public record Characters(String text, boolean cut) implements Content {}

  /** The least and the greatest sample of each of many equal parts, -1 to 1. */
  public record Waveform(List<Peak> peaks) implements Content {
    public Waveform {
      peaks = List.copyOf(peaks);
    }
  }

  /** A part of a sound. */
  public record Peak(float least, float greatest) {}

  /** Parts within parts. */
  public record Outline(List<Entry> entries) implements Content {
    public Outline {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A part of an outline.
   *
   * @param note facts in short; may be empty
   */
  public record Entry(String name, String note, List<Entry> entries) {
    public Entry {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Files of an archive.
   *
   * @param total all entries, also those not listed
   */
  public record Listing(List<Packed> files, int total) implements Content {
    public Listing {
      files = List.copyOf(files);
    }
  }

  /**
   * A file of an archive.
   *
   * @param size unpacked, as the archive says; -1 if it does not
   * @param packed as the archive says; -1 if it does not
   */
  public record Packed(String path, long size, long packed) {}

  /**
   * Bytes as numbers and characters.
   *
   * @param reason why nothing better is shown
   */
  public record Bytes(String dump, Reason reason) implements Content {}

  /** Why a file is shown as bytes. */
  public enum Reason {
    NO_PREVIEW,
    TOO_LARGE,
    BROKEN
  }
}
