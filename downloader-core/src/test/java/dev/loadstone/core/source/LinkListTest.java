package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.source.LinkList.Parsed;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkListTest {
  private static final Path FOLDER = Path.of("library").toAbsolutePath();
  private static final String MD5 = "d41d8cd98f00b204e9800998ecf8427e";

  @Test
  void parse_plainList_skipsCommentsAndBlankLines() {
    Parsed parsed =
        LinkList.parse(
            "\ufeff# head\r\n\r\nhttp://h/a\r\n  # note\n\t\nhttp://h/b", LinkListTest::inFolder);
    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.requests())
        .containsExactly(
            JobRequest.of(Link.parse("http://h/a"), FOLDER),
            JobRequest.of(Link.parse("http://h/b"), FOLDER));
  }

  @Test
  void parse_bomBeforeTheFirstLink_isDropped() {
    assertThat(LinkList.parse("\ufeffhttp://h/a", LinkListTest::inFolder).requests()).hasSize(1);
  }

  @Test
  void parse_tabsAndIndentedLines_meanTheSame() {
    String tabs =
        "http://h/a\thttp://m/a\tout=x/a.bin\tdir=sub\tchecksum=md5:"
            + MD5
            + "\theader=X-Key: k\theader=Accept: b";
    String aria2 =
        "http://h/a\thttp://m/a\n  out=x/a.bin\n\tdir=sub\n checksum=md5="
            + MD5
            + "\n  header=X-Key: k\n  header=Accept: b\n";
    JobRequest expected =
        JobRequest.of(Link.parse("http://h/a"), FOLDER.resolve("sub"))
            .withLinks(List.of(Link.parse("http://h/a"), Link.parse("http://m/a")))
            .withName("x/a.bin")
            .withChecksums(List.of(Checksum.parse("md5:" + MD5)))
            .withHeaders(
                Headers.of("Accept", "b"), new Secrets(null, null, Headers.of("X-Key", "k")));
    assertThat(LinkList.parse(tabs, LinkListTest::inFolder).requests()).containsExactly(expected);
    assertThat(LinkList.parse(aria2, LinkListTest::inFolder).requests()).containsExactly(expected);
  }

  @Test
  void parse_headersOfALine_replaceDefaultsOfTheSameNameAndKeepCredentials() {
    Function<Link, JobRequest> defaults =
        link ->
            JobRequest.of(link, FOLDER)
                .withHeaders(
                    Headers.of("Accept", "a"),
                    new Secrets("me", "pw", Headers.of("X-Key", "1", "Cookie", "c")));
    JobRequest request =
        LinkList.parse("http://h/a\theader=x-key: 2", defaults).requests().getFirst();
    assertThat(request.headers()).isEqualTo(Headers.of("Accept", "a"));
    assertThat(request.secrets())
        .isEqualTo(new Secrets("me", "pw", Headers.of("Cookie", "c", "x-key", "2")));
  }

  @Test
  void parse_dir_mayLeaveTheFolderOrBeAbsolute() {
    Path other = FOLDER.resolveSibling("other");
    Parsed parsed =
        LinkList.parse(
            "http://h/a\tdir=../other\nhttp://h/b\tdir=" + other, LinkListTest::inFolder);
    assertThat(parsed.requests()).extracting(JobRequest::folder).containsExactly(other, other);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://h/a | 1 | only http and https",
        "example.com/a | 1 | is not a link",
        "out=a | 1 | no link",
        "'  out=a' | 1 | without a link above",
        "http://h/a\\tsplit=5 | 1 | 'split' is not known",
        "http://h/a\\tftp://h/b | 1 | neither a link nor an option",
        "http://h/a\\tout= | 1 | neither a link nor an option",
        "http://h/a\\n  out=../b | 2 | does not name a file inside",
        "http://h/a\\tout=/etc/x | 1 | does not name a file inside",
        "http://h/a\\tout=C:\\x | 1 | does not name a file inside",
        "http://h/a\\tout=a\\tout=b | 1 | given twice",
        "http://h/a\\n\\n checksum=md5:12 | 3 | hexadecimal",
        "http://h/a\\n header=Range: bytes=0- | 2 | Range cannot be given",
        "http://h/a\\n header=s3cret | 2 | without a colon",
        "http://user:s3cret@h/a | 1 | --user"
      })
  void parse_badLine_isNamedWithItsNumber(String text, int line, String why) {
    String list = text.replace("\\t", "\t").replace("\\n", "\n") + "\nhttp://h/good\n";
    Parsed parsed = LinkList.parse(list, LinkListTest::inFolder);
    assertThat(parsed.errorCount()).isEqualTo(1);
    assertThat(parsed.errors().getFirst().line()).isEqualTo(line);
    assertThat(parsed.errors().getFirst().text()).contains(why).doesNotContain("s3cret", "\n");
    assertThat(parsed.requests()).extracting(r -> r.link().text()).containsExactly("http://h/good");
  }

  @Test
  void parse_manyErrors_areCountedAndTheFirstKept() {
    Parsed parsed = LinkList.parse("nonsense\n".repeat(5000), LinkListTest::inFolder);
    assertThat(parsed.errorCount()).isEqualTo(5000);
    assertThat(parsed.errors()).hasSize(LinkList.MOST_ERRORS);
  }

  @Test
  void parse_endlessLine_isAnErrorAndCostsNoMemory() throws IOException {
    Reader endless =
        new Reader() {
          private long left = 20L << 20;

          @Override
          public int read(char[] target, int offset, int length) {
            int count = (int) Math.min(length, left);
            java.util.Arrays.fill(target, offset, offset + count, 'x');
            left -= count;
            return count == 0 ? -1 : count;
          }

          @Override
          public void close() {}
        };
    assertThat(LinkList.parse(endless, LinkListTest::inFolder).errors().getFirst().text())
        .contains("1 MiB");
  }

  @Test
  void parse_hundredThousandLinks_areAllThere() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      list.append("https://assets.example/pack/")
          .append(i)
          .append(".png\tout=p/")
          .append(i)
          .append('\n');
    }
    assertThat(LinkList.parse(list.toString(), LinkListTest::inFolder).requests()).hasSize(100_000);
  }

  @Test
  void parse_randomText_neverThrows() {
    long seed = 20260701;
    Random random = new Random(seed);
    String[] pieces = {
      "http://h/a",
      "\t",
      "\n",
      " ",
      "out=",
      "dir=",
      "\0",
      "header=",
      "checksum=md5:",
      "#",
      "\r",
      "[",
      "é",
      "\ufeff",
      "..",
      "/",
      "%",
      "x: y",
      "https://",
      "\\"
    };
    for (int round = 0; round < 5000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(LinkList.parse(text.toString(), LinkListTest::inFolder))
          .as("seed %d: %s", seed, text)
          .isNotNull();
    }
  }

  private static JobRequest inFolder(Link link) {
    return JobRequest.of(link, FOLDER);
  }
}
