package dev.loadstone.ui.library;

import dev.loadstone.core.model.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/** Looks at size and time of files that came onto the screen. FX thread; the disk beside it. */
final class QuickCheck {
  private static final int MOST_WAITING = 200;

  private final LibraryModel model;
  private final LastFirst background;
  private final Executor screen;
  private final Set<Asset> asked = new HashSet<>();

  QuickCheck(LibraryModel model, Executor threads, Executor screen) {
    this.model = model;
    this.screen = screen;
    background = new LastFirst(threads, MOST_WAITING);
  }

  /** An asset came onto the screen. */
  void see(Asset asset) {
    if (asset.condition() == Condition.UNCHECKED && asked.add(asset)) {
      background.ask(
          () -> {
            Condition found = of(asset.receipt());
            screen.execute(
                () -> {
                  asked.remove(asset);
                  model.found(asset, found);
                });
          },
          () -> screen.execute(() -> asked.remove(asset)));
    }
  }

  /** How a file is, as far as size and time tell; blocks. */
  static Condition of(Receipt receipt) {
    try {
      BasicFileAttributes facts =
          Files.readAttributes(
              receipt.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean same =
          facts.isRegularFile()
              && receipt.matches(facts.size(), facts.lastModifiedTime().toInstant());
      return same ? Condition.UNTOUCHED : Condition.ALTERED;
    } catch (NoSuchFileException _) {
      return Condition.MISSING;
    } catch (IOException _) {
      return Condition.UNREADABLE;
    }
  }
}
