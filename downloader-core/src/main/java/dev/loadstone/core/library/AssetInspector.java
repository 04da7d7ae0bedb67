package dev.loadstone.core.library;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a file is by its bytes and whether that is what its name promises.
 *
 * <p>Magic bytes and structure decide, names only where a format has no magic (TGA, Unreal's {@code
 * .ucas}, kinds of plain text). Uses constant memory and reads at most {@value Window#BUDGET} bytes
 * of a file of any size. Stateless; any thread.
 */
public final class AssetInspector {
  private static final List<Recognizer> BY_MAGIC =
      Stream.of(
              ImageFormats.ALL,
              ModelFormats.ALL,
              FontFormats.ALL,
              ArchiveFormats.ALL,
              PackFormats.ALL,
              SoundFormats.ALL)
          .flatMap(List::stream)
          .toList();

  private AssetInspector() {}

  /**
   * Looks at all that is there: the file has to be whole.
   *
   * @throws IOException if the bytes cannot be read; never because of what they are
   */
  public static Inspection inspect(ByteSource bytes, Claim claim) throws IOException {
    Window window = new Window(bytes);
    if (window.size() == 0) {
      AssetFormat format = AssetFormat.UNKNOWN;
      return new Inspection(format.kind(), format.label(), List.of(), claim.compareEmpty());
    }
    Finding finding = find(window, claim);
    AssetFormat format = finding.format();
    return new Inspection(format.kind(), format.label(), finding.facts(), claim.compare(finding));
  }

  private static Finding find(Window w, Claim claim) throws IOException {
    for (Recognizer recognizer : BY_MAGIC) {
      if (matches(recognizer, w)) {
        return read(recognizer, w);
      }
    }
    boolean tga = claim.promised().contains(AssetFormat.TGA);
    if (tga && matches(ImageFormats.TGA, w)) {
      return read(ImageFormats.TGA, w);
    }
    if (matches(PackFormats.UNREAL_PAK, w)) {
      return read(PackFormats.UNREAL_PAK, w);
    }
    @Nullable Finding text = TextFormats.find(w, claim);
    if (text != null) {
      return text;
    }
    boolean container = claim.promised().contains(AssetFormat.UNREAL_UCAS);
    return new Report().of(container ? AssetFormat.UNREAL_UCAS : AssetFormat.UNKNOWN);
  }

  private static boolean matches(Recognizer recognizer, Window w) throws IOException {
    try {
      return recognizer.magic().matches(w);
    } catch (Window.PastEnd e) {
      return false;
    }
  }

  private static Finding read(Recognizer recognizer, Window w) throws IOException {
    Report report = new Report();
    try {
      recognizer.reader().read(w, report);
    } catch (Window.PastEnd e) {
      report.broken("is cut short: its structure leads beyond its end");
    } catch (Window.BudgetSpent e) {
      report.fact("looked at", "in part");
    }
    return report.of(recognizer.format());
  }
}
