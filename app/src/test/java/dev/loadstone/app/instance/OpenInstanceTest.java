package dev.loadstone.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.store.StoreException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenInstanceTest {
  @TempDir Path folder;

  private final BlockingQueue<List<String>> handed = new LinkedBlockingQueue<>();

  @Test
  void claim_nobodyThere_isFirstAndMakesItsFolderPrivate() throws IOException {
    Path data = folder.resolve("a").resolve("data");
    try (OpenInstance first = claimed(data)) {
      first.listen(handed::add);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      for (String file : List.of("window.sock", "window.address", "window.lock")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
            .as(file)
            .isEqualTo("rw-------");
      }
    }
    assertThat(data.resolve("window.sock")).doesNotExist();
    assertThat(data.resolve("window.address")).doesNotExist();
  }

  @Test
  void claim_whileOneIsOpen_isEmpty() {
    OpenInstance first = claimed(folder);
    assertThat(OpenInstance.claim(folder, System::nanoTime)).isEmpty();
    first.close();
    claimed(folder).close();
  }

  @Test
  void handOver_links_arriveAsTheyAre() throws Exception {
    List<String> links =
        List.of("https://example.com/a b.png?x=1&y=%20", "ünïcode ☃ \n next line", "", "+");
    try (OpenInstance first = claimed(folder)) {
      first.listen(handed::add);
      laterStart(folder).handOver(links);
      laterStart(folder).handOver(List.of());
    }
    assertThat(handed)
        .containsExactly(links.stream().filter(l -> !l.isEmpty()).toList(), List.of());
  }

  @Test
  void handOver_tenThousandLinks_allArrive() throws Exception {
    List<String> links =
        java.util.stream.IntStream.range(0, 10_000)
            .mapToObj(i -> "https://example.com/assets/textures/rock_" + i + ".png")
            .toList();
    try (OpenInstance first = claimed(folder)) {
      first.listen(handed::add);
      laterStart(folder).handOver(links);
    }
    assertThat(handed).containsExactly(links);
  }

  @Test
  void handOver_moreThanALineHolds_saysWhatToDo() {
    List<String> links = List.of("x".repeat(Message.LONGEST));
    assertThatThrownBy(() -> laterStart(folder).handOver(links))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("paste them");
  }

  @Test
  void folder_whoseSocketPathIsTooLong_isReachedAllTheSame() throws Exception {
    Path deep = folder.resolve("d".repeat(120));
    try (OpenInstance first = claimed(deep)) {
      first.listen(handed::add);
      laterStart(deep).handOver(List.of("https://example.com/rock.png"));
    }
    assertThat(handed).containsExactly(List.of("https://example.com/rock.png"));
  }

  @Test
  void whatACrashLeft_isInNobodysWay() throws Exception {
    Files.writeString(folder.resolve("window.sock"), "of a program that was killed");
    Files.writeString(folder.resolve("window.address"), "loadstone-window 1 abc /nowhere");
    try (OpenInstance first = claimed(folder)) {
      assertThat(folder.resolve("window.address")).doesNotExist();
      first.listen(handed::add);
      laterStart(folder).handOver(List.of("a"));
    }
    assertThat(handed).containsExactly(List.of("a"));
  }

  @Test
  void handOver_toAWindowThatDoesNotListen_endsWithALine() {
    OpenInstance deaf = claimed(folder);
    AtomicLong clock = new AtomicLong();
    LongSupplier fast = () -> clock.getAndAdd(Duration.ofSeconds(1).toNanos());
    assertThatThrownBy(() -> new LaterStart(folder, fast).handOver(List.of()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("A window is open over " + folder)
        .hasMessageContaining("close it");
    deaf.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "GET / HTTP/1.1\n",
        "loadstone-window 1\n",
        "loadstone-window 1 0123456789abcdef0123456789abcdef https%3A%2F%2Fevil.example\n",
        "loadstone-window 2 TOKEN a\n",
        "loadstone-window 1 TOKEN %zz\n",
        "loadstone-window 1 TOKEN a",
        "\0\0\0\0\n"
      })
  void hostileLine_isNotTaken_andTheNextStartIsHeard(String line) throws Exception {
    try (OpenInstance first = claimed(folder)) {
      first.listen(handed::add);
      Message address = new InstanceFiles(folder).read().orElseThrow();
      String sent = line.replace("TOKEN", address.token());

      assertThat(answerTo(sent)).isIn("", "loadstone-window 1 refused \n");
      laterStart(folder).handOver(List.of("good"));
    }
    assertThat(handed).containsExactly(List.of("good"));
  }

  @Test
  void lineWithoutEnd_isCutOff() throws Exception {
    try (OpenInstance first = claimed(folder)) {
      first.listen(handed::add);
      try (SocketChannel socket = connected()) {
        ByteBuffer block = ByteBuffer.wrap(new byte[1 << 16]);
        assertThatThrownBy(
                () -> {
                  for (long sent = 0; sent < 4L * Message.LONGEST; sent += block.limit()) {
                    socket.write(block.rewind());
                  }
                })
            .isInstanceOf(IOException.class);
      }
      laterStart(folder).handOver(List.of("good"));
    }
    assertThat(handed).containsExactly(List.of("good"));
  }

  @Test
  void silentOtherEnd_holdsNobodyUpForLong() throws Exception {
    try (OpenInstance first = claimed(folder)) {
      first.listen(handed::add);
      try (SocketChannel silent = connected()) {
        assertThat(silent.isConnected()).isTrue();
        laterStart(folder).handOver(List.of("good"));
      }
    }
    assertThat(handed.poll(1, TimeUnit.SECONDS)).containsExactly("good");
  }

  private OpenInstance claimed(Path data) {
    Optional<OpenInstance> claimed = OpenInstance.claim(data, System::nanoTime);
    return claimed.orElseThrow();
  }

  private static LaterStart laterStart(Path data) {
    return new LaterStart(data, System::nanoTime);
  }

  private SocketChannel connected() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("window.sock")));
  }

  private String answerTo(String line) throws IOException {
    try (SocketChannel socket = connected()) {
      socket.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
      socket.shutdownOutput();
      return new String(
          Channels.newInputStream(socket).readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
