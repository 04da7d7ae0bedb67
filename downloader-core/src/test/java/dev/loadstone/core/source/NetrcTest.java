package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.InvalidInputException;
import org.junit.jupiter.api.Test;

final class NetrcTest {
  private static final String FILE =
      """
      # studio
      machine cdn.example.com login ann password p#w
      machine CDN.example.com
        login "bob b" password "a \\"b\\" c"
      macdef init
      cd /pub
      machine not.this login x

      default login anonymous password me@
      """;

  @Test
  void find_host_takesItsFirstEntryBeforeTheDefault() {
    Netrc netrc = Netrc.parse(FILE);

    assertThat(netrc.find("cdn.example.com", null))
        .contains(new Netrc.Entry("cdn.example.com", "ann", "p#w"));
    assertThat(netrc.find("cdn.example.com", "bob b").orElseThrow().password())
        .isEqualTo("a \"b\" c");
    assertThat(netrc.find("not.this", null).orElseThrow().login()).isEqualTo("anonymous");
    assertThat(netrc.find("example.com", "ann")).isEmpty();
  }

  @Test
  void parse_somethingElse_isRefusedWithoutItsText() {
    assertThatThrownBy(() -> Netrc.parse("machine a login b passwrd s3cret"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> Netrc.parse("machine a password \"s3cret"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("s3cret");
    assertThat(Netrc.parse(FILE).toString()).doesNotContain("p#w");
  }
}
