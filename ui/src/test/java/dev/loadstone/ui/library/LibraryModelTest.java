package dev.loadstone.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.ui.mirror.JobMirror;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryModelTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private final LibraryModel model = new LibraryModel(new JobMirror());

  @Test
  void take_receipts_areShownNewestFirst() {
    model.take(List.of(receipt("old.png", 1, 0), receipt("new.glb", 2, 60)));

    assertThat(model.shown()).extracting(Asset::name).containsExactly("new.glb", "old.png");
    assertThat(model.of(AssetKind.IMAGE)).isEqualTo(1);
  }

  @Test
  void filter_wordsAndKind_bothCount() {
    model.take(
        List.of(
            receipt("trees/oak.png", 1, 0),
            receipt("trees/oak.glb", 1, 0),
            receipt("rocks/oak.png", 1, 0)));
    model.filter().set(new AssetFilter(AssetKind.IMAGE, false, "OAK trees"));

    assertThat(model.shown()).extracting(a -> a.receipt().path()).containsExactly("trees/oak.png");
  }

  @Test
  void order_bySize_isKeptWhenReceiptsComeAgain() {
    model.order().set(AssetOrder.SIZE.comparator());
    model.take(List.of(receipt("a.png", 1, 0), receipt("b.png", 3, 0)));
    Asset chosen = model.shown().getLast();
    model.chosen().set(chosen);
    model.take(List.of(receipt("a.png", 1, 0), receipt("b.png", 3, 0), receipt("c.png", 2, 0)));

    assertThat(model.shown()).extracting(Asset::name).containsExactly("b.png", "c.png", "a.png");
    assertThat(model.chosen().get()).isSameAs(chosen);
  }

  @Test
  void found_problem_isCountedAndCanBeShownAlone() {
    model.take(List.of(receipt("a.png", 1, 0), receipt("b.png", 3, 0)));
    model.found(model.shown().getFirst(), Condition.MISSING);
    model.filter().set(new AssetFilter(null, true, ""));

    assertThat(model.problems()).isEqualTo(1);
    assertThat(model.shown()).hasSize(1);

    model.found(model.shown().getFirst(), Condition.VERIFIED);

    assertThat(model.problems()).isZero();
    assertThat(model.shown()).isEmpty();
  }

  @Test
  void quickCheck_file_isUntouchedAlteredOrMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "abc");
    Receipt receipt = receipt("a.txt", 3, 0, Files.getLastModifiedTime(file).toInstant());
    assertThat(QuickCheck.of(receipt)).isEqualTo(Condition.UNTOUCHED);

    Files.writeString(file, "abcd");
    assertThat(QuickCheck.of(receipt)).isEqualTo(Condition.ALTERED);

    Files.delete(file);
    assertThat(QuickCheck.of(receipt)).isEqualTo(Condition.MISSING);
  }

  @Test
  void lastFirst_moreThanItHolds_dropsTheOldest() {
    Deque<Runnable> thread = new ArrayDeque<>();
    List<String> done = new ArrayList<>();
    LastFirst queue = new LastFirst(thread::add, 2);
    for (String each : List.of("a", "b", "c")) {
      queue.ask(() -> done.add(each), () -> done.add("no " + each));
    }
    thread.forEach(Runnable::run);

    assertThat(done).containsExactly("no a", "c", "b");
  }

  @Test
  void thumbnails_many_areBoundedInBytes() {
    Thumbnails thumbnails =
        new Thumbnails(Runnable::run, Runnable::run, (_, longest) -> Optional.of(picture(longest)));
    List<Asset> assets =
        IntStream.range(0, 300).mapToObj(i -> new Asset(receipt(i + ".png", 1, 0))).toList();
    int[] came = new int[1];
    assets.forEach(each -> thumbnails.of(each, () -> came[0]++));

    assertThat(came[0]).isEqualTo(300);
    assertThat(thumbnails.bytes()).isPositive().isLessThanOrEqualTo(48L << 20);
    assertThat(thumbnails.of(assets.getLast(), () -> {})).isPresent();
  }

  @Test
  void pictures_fileThatIsNone_isNoPicture() throws IOException {
    Files.writeString(folder.resolve("a.png"), "no picture");

    assertThat(Thumbnails.read(new Asset(receipt("a.png", 1, 0)), 100)).isEmpty();
    assertThat(Thumbnails.read(new Asset(receipt("none.png", 1, 0)), 100)).isEmpty();
  }

  @Test
  void engineCode_kinds_loadWhatTheyAre() {
    assertThat(EngineCode.gdscript(new Asset(receipt("a.png", 1, 0)))).contains("ImageTexture");
    assertThat(EngineCode.gdscript(new Asset(receipt("a.glb", 1, 0)))).contains("GLTFDocument");
  }

  private static WritableImage picture(int side) {
    return new WritableImage(side, side);
  }

  private Receipt receipt(String path, long size, int secondsLater) {
    return receipt(path, size, secondsLater, LONG_AGO);
  }

  private Receipt receipt(String path, long size, int secondsLater, Instant modified) {
    return new Receipt(
        folder,
        path,
        Link.parse("https://a.example/" + path),
        null,
        null,
        size,
        new Checksum(DigestAlgorithm.SHA_256, "00".repeat(32)),
        path.endsWith(".glb") ? AssetKind.MODEL : AssetKind.IMAGE,
        path.endsWith(".png") ? "png" : "",
        new Verdict.Unverified("nobody stated a checksum"),
        LONG_AGO.plusSeconds(secondsLater),
        modified);
  }
}
