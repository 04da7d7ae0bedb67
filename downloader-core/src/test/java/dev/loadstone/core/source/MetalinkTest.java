package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetalinkTest {
  private static final String SHA =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @TempDir Path folder;

  private static String document(String files) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <metalink xmlns="urn:ietf:params:xml:ns:metalink">
          <generator>a tool</generator>
        %s
        </metalink>
        """
        .formatted(files);
  }

  private LinkList.Parsed parse(String document) {
    return Metalink.parse(
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
        link -> JobRequest.of(link, folder));
  }

  @Test
  void parse_mirrors_areOrderedByPriorityAndOthersLeftOut() {
    LinkList.Parsed parsed =
        parse(
            document(
                """
                <file name="packs/base.pck">
                  <size>5</size>
                  <hash type="sha-256">%s</hash>
                  <hash type="sha-384">%s</hash>
                  <pieces length="1048576" type="sha-256"><hash>%s</hash></pieces>
                  <url priority="2">https://b.test/base.pck</url>
                  <url>http://c.test/base.pck</url>
                  <url priority="1" location="de"> https://a.test/base.pck </url>
                  <url priority="1">ftp://d.test/base.pck</url>
                </file>
                """
                    .formatted(SHA, SHA, SHA)));
    JobRequest request = parsed.requests().getFirst();
    assertThat(parsed.errors()).isEmpty();
    assertThat(request.links())
        .extracting(Link::text)
        .containsExactly(
            "https://a.test/base.pck", "https://b.test/base.pck", "http://c.test/base.pck");
    assertThat(request.name()).isEqualTo("packs/base.pck");
    assertThat(request.checksums()).isEqualTo(List.of(Checksum.parse("sha-256:" + SHA)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up.png", "/etc/passwd", "C:\\x.png", "a/../../b", "", "a//b"})
  void parse_nameOutsideTheFolder_isAnErrorAndTheRestIsRead(String name) {
    LinkList.Parsed parsed =
        parse(
            document(
                "<file name=\""
                    + name
                    + "\"><url>https://a.test/x</url></file>"
                    + "<file name=\"good.png\"><url>https://a.test/good.png</url></file>"));
    assertThat(parsed.errorCount()).isEqualTo(1);
    assertThat(parsed.errors().getFirst().line()).isEqualTo(4);
    assertThat(parsed.requests()).extracting(JobRequest::name).containsExactly("good.png");
  }

  @Test
  void parse_noUsableLink_isAnError() {
    LinkList.Parsed parsed =
        parse(document("<file name=\"a.png\"><url>ftp://a.test/a.png</url></file>"));
    assertThat(parsed.errors().getFirst().text()).contains("a.png").contains("http");
  }

  @Test
  void parse_brokenChecksum_isAnErrorAndNotIgnored() {
    LinkList.Parsed parsed =
        parse(
            document(
                "<file name=\"a.png\"><hash type=\"sha-256\">12</hash>"
                    + "<url>https://a.test/a.png</url></file>"));
    assertThat(parsed.errors().getFirst().text()).contains("sha-256");
  }

  @Test
  void parse_externalEntity_readsNothingOutside() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "https://a.test/secret");
    String document =
        "<?xml version=\"1.0\"?><!DOCTYPE m [<!ENTITY s SYSTEM \""
            + secret.toUri()
            + "\">]><metalink xmlns=\"urn:ietf:params:xml:ns:metalink\">"
            + "<file name=\"a.png\"><url>&s;</url></file></metalink>";
    try {
      assertThat(parse(document).requests()).isEmpty();
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("cannot be read");
    }
  }

  @Test
  void parse_otherXml_saysWhatIsRead() {
    assertThatThrownBy(() -> parse("<rss version=\"2.0\"/>"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(".meta4");
  }

  @Test
  void parse_damagedAnywhere_isAnErrorOrAPartNeverACrash() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String whole =
        document(
            "<file name=\"a.png\"><hash type=\"sha-256\">"
                + SHA
                + "</hash><url priority=\"1\">https://a.test/a.png</url></file>");
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(whole);
      int at = random.nextInt(damaged.length());
      if (random.nextBoolean()) {
        damaged.setLength(at);
      } else {
        damaged.setCharAt(at, (char) random.nextInt(256));
      }
      try {
        assertThat(parse(damaged.toString()).requests().size()).as("seed %d", seed).isBetween(0, 1);
      } catch (InvalidInputException e) {
        assertThat(e.getMessage()).as("seed %d", seed).doesNotContain("\n");
      }
    }
  }
}
