package dev.loadstone.ui.common;

import dev.loadstone.core.model.AssetKind;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** One icon for each thing, the same everywhere. */
public final class Icons {
  private Icons() {}

  public static Ikon of(AssetKind kind) {
    return switch (kind) {
      case IMAGE -> Feather.IMAGE;
      case AUDIO -> Feather.MUSIC;
      case VIDEO -> Feather.FILM;
      case MODEL -> Feather.BOX;
      case FONT -> Feather.TYPE;
      case ARCHIVE -> Feather.ARCHIVE;
      case PACK -> Feather.PACKAGE;
      case DATA -> Feather.DATABASE;
      case TEXT -> Feather.FILE_TEXT;
      case OTHER -> Feather.FILE;
    };
  }
}
