package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.TransferOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Options and lists, as they are typed, to requests. */
class RequestListTest {
  private static final String LINK = "https://a.example/rock.png";
  private static final String DIGEST = "sha-256:" + "ab".repeat(32);

  @TempDir Path folder;
  private String standardInput = "";

  @Command
  private static final class Typed {
    @Mixin final DownloadOptions options = new DownloadOptions();

    @Parameters(arity = "0..*")
    List<String> links = List.of();
  }

  private static PasswordSource passwords() {
    return new PasswordSource(
        new Surroundings(
            InputStream.nullInputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(OutputStream.nullOutputStream()),
            false,
            Map.of(),
            _ -> Path.of("unused"),
            user -> "asked-of-" + user,
            new Interruption(),
            () -> 0,
            Instant::now));
  }

  private List<JobRequest> read(String... typed) {
    Typed command = new Typed();
    new CommandLine(command).parseArgs(typed);
    return new RequestList(
            command.options,
            command.options.template(passwords(), false),
            new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)))
        .read(command.links);
  }

  @Test
  void read_linkAlone_hasTheDefaults() {
    JobRequest request = read(LINK).getFirst();

    assertThat(request)
        .isEqualTo(JobRequest.of(request.link(), Path.of("").toAbsolutePath().normalize()));
    assertThat(request.options()).isEqualTo(TransferOptions.DEFAULTS);
  }

  @Test
  void read_everyOption_isInTheRequest() throws Exception {
    Path authorities = Files.writeString(folder.resolve("ca.pem"), "pem");

    JobRequest request =
        read(
                "-d",
                folder.toString(),
                "-o",
                "models/rock.glb",
                "-x",
                "16",
                "-H",
                "Accept: a/b",
                "-H",
                "X-Key: k3y",
                "--user",
                "ann:p:w",
                "--checksum",
                DIGEST,
                "--find-checksums",
                "--cacert",
                authorities.toString(),
                "--insecure",
                "--proxy",
                "http://Proxy:8080/",
                "--retries",
                "7",
                "--timeout",
                "2.5",
                "--stall-timeout",
                "9",
                "--follow",
                "3",
                "--max-time",
                "100",
                "--max-size",
                "1G",
                "--any-content",
                "--on-change",
                "keep-both",
                "--on-conflict",
                "fail",
                "--continue-unproven",
                "--remote-time",
                "--label",
                "level 1",
                LINK)
            .getFirst();

    assertThat(request.folder()).isEqualTo(folder);
    assertThat(request.name()).isEqualTo("models/rock.glb");
    assertThat(request.headers().first("Accept")).contains("a/b");
    assertThat(request.headers().has("X-Key")).isFalse();
    assertThat(request.secrets().headers().first("X-Key")).contains("k3y");
    assertThat(request.secrets().user()).isEqualTo("ann");
    assertThat(request.secrets().password()).isEqualTo("p:w");
    assertThat(request.checksums()).containsExactly(Checksum.parse(DIGEST));
    assertThat(request.label()).isEqualTo("level 1");
    assertThat(request.options())
        .isEqualTo(
            new TransferOptions(
                16,
                3,
                0,
                7,
                Duration.ofMillis(2_500),
                Duration.ofSeconds(9),
                Duration.ofSeconds(100),
                1L << 30,
                ConflictPolicy.FAIL,
                ChangePolicy.KEEP_BOTH,
                true,
                true,
                true,
                true,
                new NetworkOptions(authorities, true, "http://proxy:8080")));
    assertThat(request.toString()).doesNotContain("k3y", "p:w");
  }

  @Test
  void read_userWithoutPassword_asksForIt() {
    assertThat(read("--user", "ann", LINK).getFirst().secrets().password())
        .isEqualTo("asked-of-ann");
  }

  @Test
  void read_linksAndLists_keepTheirOrderAndTheListsOptions() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("list.txt"),
            "# mine\n\nhttps://a.example/b\tout=b.png\tchecksum=" + DIGEST + "\n");
    standardInput = "https://a.example/c\n dir=packs\n";

    List<JobRequest> requests =
        read("-d", folder.toString(), "-i", list.toString(), "-i", "-", LINK);

    assertThat(requests)
        .extracting(r -> r.link().text())
        .containsExactly(LINK, "https://a.example/b", "https://a.example/c");
    assertThat(requests.get(1).name()).isEqualTo("b.png");
    assertThat(requests.get(1).checksums()).hasSize(1);
    assertThat(requests.get(2).folder()).isEqualTo(folder.resolve("packs"));
  }

  @Test
  void read_patterns_areReadOnlyIfAsked() {
    assertThat(read("--expand", "https://a.example/[01-03].png"))
        .extracting(r -> r.link().text())
        .containsExactly(
            "https://a.example/01.png", "https://a.example/02.png", "https://a.example/03.png");
    assertThat(read("https://a.example/[01-03].png")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://a.example/b",
        "-x 0 https://a/b",
        "-x 17 https://a/b",
        "--retries -1 https://a/b",
        "--timeout 0 https://a/b",
        "--timeout soon https://a/b",
        "--max-size big https://a/b",
        "--on-conflict ask https://a/b",
        "--checksum sha-256:12 https://a/b",
        "--checksum 12 https://a/b",
        "-H nonsense https://a/b",
        "-H Range:bytes=0-1 https://a/b",
        "--user :x https://a/b",
        "--proxy proxy:8080 https://a/b",
        "--proxy http://me:s3cret@proxy:8080 https://a/b",
        "--cacert /nowhere/ca.pem https://a/b",
        "-o x https://a/b https://a/c",
        "-i /nowhere/list.txt"
      })
  void read_wrongInput_isRefusedInOneLineWithoutSecrets(String typed) {
    assertThatThrownBy(() -> read(typed.isEmpty() ? new String[0] : typed.split(" ")))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n", "s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a//b", ".", "C:\\x", "..\\x", "a/"})
  void read_nameThatLeavesTheFolder_isRefused(String name) {
    assertThatThrownBy(() -> read("-o", name, LINK))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("inside the folder");
  }

  @Test
  void read_metalink_isReadWithTheCommandsOptions() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("set.META4"),
            """
            <metalink xmlns="urn:ietf:params:xml:ns:metalink">
              <file name="models/rock.png"><url>https://a.example/1</url></file>
            </metalink>
            """);

    JobRequest request = read("--label", "rocks", "-i", list.toString()).getFirst();

    assertThat(request.name()).isEqualTo("models/rock.png");
    assertThat(request.label()).isEqualTo("rocks");
    assertThat(request.link().text()).isEqualTo("https://a.example/1");
  }

  @Test
  void read_listWithWrongLines_namesTheFirstAndCountsTheRest() {
    standardInput = "https://a.example/ok\nftp://no\nnonsense\n";

    assertThatThrownBy(() -> read("-i", "-"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("standard input, line 2: ")
        .hasMessageEndingWith("; and 1 more wrong lines");
  }

  @Test
  void read_binaryAsList_isNamedAsSuch() throws Exception {
    Path list = Files.write(folder.resolve("list"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

    assertThatThrownBy(() -> read("-i", list.toString())).hasMessageContaining("no UTF-8 text");
  }

  @ParameterizedTest
  @CsvSource({"1M, 1048576", "500K, 512000", "1234, 1234"})
  void bytesPerSecond_asTyped_isRead(String typed, long expected) {
    DownloadOptions options = new DownloadOptions();
    options.limitRate = typed;

    assertThat(options.bytesPerSecond()).isEqualTo(expected);
    assertThat(options.template(passwords(), true).of(Jobs.queued(1).request().link()).options())
        .extracting(TransferOptions::bytesPerSecond)
        .isEqualTo(expected);
  }
}
