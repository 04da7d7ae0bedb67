package dev.loadstone.core.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.FileStore.Mode;
import dev.loadstone.core.disk.OpenFile;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetLibraryTest {
  private static final String HEX = "ab".repeat(32);
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.006Z");

  @TempDir private Path folder;
  private final RecordingFileStore files = new RecordingFileStore();
  private Path index;

  @BeforeEach
  void setUp() {
    index = folder.resolve(AssetIndex.FILE_NAME);
  }

  @Test
  void write_newAssets_areListedByPathOnALineEach() throws IOException {
    AssetLibrary library = open();
    library.put(receipt("b.png"));
    library.put(receipt("a/ü.png"));
    assertThat(library.write()).isTrue();
    assertThat(Files.readString(index))
        .isEqualTo(
            """
            {"format":"loadstone-assets","version":1,"assets":[
            {"path":"a/ü.png","size":3,"sha256":"%1$s","kind":"image","format":"png","link":"https://h/x?…","etag":"\\"e\\"","publishedAt":"2026-01-02T03:04:05.006Z","modifiedAt":"2026-01-02T03:04:05.006Z","verdict":"unverified","evidence":"no checksum"},
            {"path":"b.png","size":3,"sha256":"%1$s","kind":"image","format":"png","link":"https://h/x?…","etag":"\\"e\\"","publishedAt":"2026-01-02T03:04:05.006Z","modifiedAt":"2026-01-02T03:04:05.006Z","verdict":"unverified","evidence":"no checksum"}
            ]}
            """
                .formatted(HEX));
  }

  @Test
  void write_nothingNew_leavesTheFileAlone() throws IOException {
    AssetLibrary library = open();
    assertThat(library.write()).isFalse();
    assertThat(index).doesNotExist();
    library.put(receipt("a"));
    library.write();
    files.calls.clear();
    library.put(receipt("a"));
    library.remove("never there");
    assertThat(library.write()).isFalse();
    assertThat(files.calls).noneMatch(call -> call.startsWith("move"));
    assertThat(library.isChanged()).isFalse();
  }

  @Test
  void write_changes_areForcedBeforeTheyReplaceTheIndex() throws IOException {
    AssetLibrary library = open();
    library.put(receipt("a"));
    library.write();
    assertThat(files.calls)
        .endsWith(
            "write loadstone-assets.json.tmp",
            "force loadstone-assets.json.tmp",
            "move loadstone-assets.json.tmp loadstone-assets.json",
            "force folder");
  }

  @Test
  void write_twoPrograms_keepEachOthersAssets() throws IOException {
    AssetLibrary one = open();
    AssetLibrary other = open();
    one.put(receipt("a"));
    one.put(receipt("c"));
    one.write();
    other.put(receipt("b"));
    other.remove("c");
    other.write();
    one.put(receipt("d"));
    one.write();
    assertThat(paths()).containsExactly("a", "b", "d");
  }

  @Test
  void write_randomChangesOfTwoPrograms_agreeWithAModel() throws IOException {
    long seed = 4711;
    Random random = new Random(seed);
    List<AssetLibrary> programs = List.of(open(), open());
    java.util.TreeSet<String> model = new java.util.TreeSet<>();
    for (int round = 0; round < 200; round++) {
      AssetLibrary program = programs.get(random.nextInt(2));
      for (int i = random.nextInt(5); i > 0; i--) {
        String path = "p" + random.nextInt(30);
        if (random.nextInt(3) == 0) {
          program.remove(path);
          model.remove(path);
        } else {
          program.put(receipt(path));
          model.add(path);
        }
      }
      program.write();
      if (!model.isEmpty()) {
        assertThat(paths()).as("seed %d round %d", seed, round).containsExactlyElementsOf(model);
      }
    }
  }

  @Test
  void write_reformattedAndReorderedIndex_isSortedAndKept() throws IOException {
    String entry =
        "{ \"size\": 1,\n \"path\": \"%s\", \"mood\": {\"x\": [1, \"é\"]}, \"sha256\": \""
            + HEX
            + "\" }";
    Files.writeString(
        index,
        "{\"assets\": ["
            + entry.formatted("z")
            + ","
            + entry.formatted("b")
            + "],\"version\": 1,"
            + " \"format\": \"loadstone-assets\", \"more\": {}}");
    AssetLibrary library = open();
    library.put(receipt("m"));
    library.write();
    assertThat(paths()).containsExactly("b", "m", "z");
    assertThat(Files.readString(index)).contains("\"mood\":{\"x\":[1,\"é\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "{\"format\":\"loadstone-assets\",\"version\":1,\"assets\":[",
        "{\"format\":\"loadstone-assets\",\"version\":1,\"assets\":[{\"path\":\"a\"}]}",
        "{\"format\":\"loadstone-assets\",\"version\":1,\"assets\":[1]}",
        "{\"format\":\"loadstone-assets\",\"version\":1,\"assets\":{}}",
        "{\"format\":\"other\",\"version\":1,\"assets\":[]}",
        "{\"format\":\"loadstone-assets\",\"version\":0,\"assets\":[]}",
        "{\"format\":\"loadstone-assets\",\"version\":1,\"assets\":[]} x",
        "\0\0\0\0"
      })
  void open_damagedIndex_isSetAsideAndRebuilt(String content) throws IOException {
    Files.writeString(index, content);
    AssetLibrary library = open();
    assertThat(index).doesNotExist();
    assertThat(folder.resolve(AssetIndex.FILE_NAME + ".damaged-1")).hasContent(content);
    assertThat(library.takeNotices()).singleElement().asString().contains("set aside");
    assertThat(library.takeIncomplete()).isTrue();
    assertThat(library.takeIncomplete()).isFalse();
    library.put(receipt("a"));
    library.write();
    assertThat(paths()).containsExactly("a");
  }

  @Test
  void write_indexDamagedMeanwhile_isSetAsideAndAskedFor() throws IOException {
    AssetLibrary library = open();
    library.put(receipt("a"));
    library.write();
    library.takeIncomplete();
    Files.writeString(index, Files.readString(index).substring(0, 200));
    library.put(receipt("b"));
    library.write();
    assertThat(paths()).containsExactly("b");
    assertThat(library.takeIncomplete()).isTrue();
    assertThat(library.takeNotices()).hasSize(1);
  }

  @Test
  void open_newerIndex_isLeftAlone() throws IOException {
    String newer = "{\"format\":\"loadstone-assets\",\"version\":2,\"things\":[]}";
    Files.writeString(index, newer);
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().code()).isEqualTo(FailureCode.FILE_CANT_OPEN))
        .hasMessageContaining("version 2");
    assertThat(index).hasContent(newer);
  }

  @Test
  void open_indexThatIsALink_isRefused() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
    Files.createSymbolicLink(index, elsewhere);
    assertThatThrownBy(this::open).isInstanceOf(FailureException.class);
    assertThat(elsewhere).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open loadstone-assets.json.lock", "open loadstone-assets.json.tmp",
        "write loadstone-assets.json.tmp", "force loadstone-assets.json.tmp",
        "move loadstone-assets.json.tmp", "force folder"
      })
  void write_diskFails_keepsTheOldIndexAndTheChanges(String call) throws IOException {
    AssetLibrary library = open();
    library.put(receipt("a"));
    library.write();
    library.put(receipt("b"));
    files.failing = call;
    assertThatThrownBy(library::write)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().code()).isEqualTo(FailureCode.DISK_FULL));
    files.failing = null;
    assertThat(paths()).startsWith("a");
    assertThat(library.isChanged()).isTrue();
    library.write();
    assertThat(paths()).containsExactly("a", "b");
    assertThat(folder.resolve(AssetIndex.FILE_NAME + ".tmp")).doesNotExist();
  }

  @Test
  void write_lockHeldByAnother_waitsThenSaysSo() throws IOException {
    List<Long> sleeps = new ArrayList<>();
    TimeSource time =
        new TimeSource() {
          @Override
          public Instant now() {
            return TIME;
          }

          @Override
          public long nanos() {
            return 0;
          }

          @Override
          public void sleep(long nanos) {
            sleeps.add(nanos);
          }
        };
    AssetLibrary library = AssetLibrary.open(files, time, folder);
    library.put(receipt("a"));
    FileStore.LockedFile lock =
        files.openLocked(folder.resolve(AssetIndex.FILE_NAME + ".lock"), Mode.READ_WRITE_CREATE);
    try (OpenFile _ = Objects.requireNonNull(lock).file()) {
      assertThatThrownBy(library::write)
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure().code()).isEqualTo(FailureCode.TARGET_BUSY));
    }
    assertThat(sleeps.stream().mapToLong(Long::longValue).sum()).isEqualTo(5_000_000_000L);
    assertThat(library.write()).isTrue();
  }

  @Test
  void write_fromManyThreads_losesNothing() throws Exception {
    AssetLibrary library = open();
    CountDownLatch start = new CountDownLatch(1);
    AtomicReference<Throwable> failed = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String prefix = "t" + t + "/";
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      start.await();
                      for (int i = 0; i < 50; i++) {
                        library.put(receipt(prefix + i));
                        library.write();
                      }
                    } catch (Exception e) {
                      failed.set(e);
                    }
                  }));
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failed).hasNullValue();
    assertThat(paths()).hasSize(200);
  }

  @Test
  void load_missingIndex_saysSo() {
    assertThatThrownBy(() -> AssetIndex.load(folder))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("has no loadstone-assets.json");
  }

  @Test
  void read_randomDamage_throwsOnlyItsFailure() throws IOException {
    AssetLibrary library = open();
    for (int i = 0; i < 20; i++) {
      library.put(receipt("a" + i));
    }
    library.write();
    byte[] sound = Files.readAllBytes(index);
    long seed = 99;
    Random random = new Random(seed);
    for (int round = 0; round < 1000; round++) {
      byte[] bytes = sound.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(index, bytes);
      try {
        AssetIndex.load(folder);
      } catch (FailureException e) {
        assertThat(e.failure().code()).as("seed %d", seed).isEqualTo(FailureCode.FILE_CANT_OPEN);
      }
    }
  }

  private AssetLibrary open() throws FailureException {
    return AssetLibrary.open(files, TimeSource.SYSTEM, folder);
  }

  private List<String> paths() throws FailureException {
    return List.copyOf(AssetIndex.load(folder).keySet());
  }

  private Receipt receipt(String path) {
    return new Receipt(
        folder,
        path,
        Link.parse("https://h/x?sig=s3cret"),
        "\"e\"",
        null,
        3,
        new Checksum(DigestAlgorithm.SHA_256, HEX),
        AssetKind.IMAGE,
        "png",
        new Verdict.Unverified("no checksum"),
        TIME,
        TIME);
  }
}
