package dev.loadstone.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QueryTest {

  @Test
  void map_nullGivesTheNameAlone_listRepeatsIt() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("single", 123);
    fields.put("not_valued", null);
    fields.put("multiple", List.of(22, 33, 44));
    assertThat(Query.of(fields).encoded())
        .isEqualTo("single=123&not_valued&multiple=22&multiple=33&multiple=44");
    assertThat(Query.of(Map.of("a", Arrays.asList("x", "y"))).encoded()).isEqualTo("a=x&a=y");
  }

  @Test
  void anyCharacter_isEncoded() {
    assertThat(Query.NONE.plus("a b", "c&d=é/?#+%~").encoded())
        .isEqualTo("a%20b=c%26d%3D%C3%A9%2F%3F%23%2B%25~");
    assertThat(Query.NONE.plus("empty", "").encoded()).isEqualTo("empty=");
  }

  @Test
  void link_keepsTheQueryThatItHas() {
    Query more = Query.NONE.plus("b", "2");
    assertThat(more.appendedTo(Link.parse("http://a/x?a=1")).text())
        .isEqualTo("http://a/x?a=1&b=2");
    assertThat(more.appendedTo(Link.parse("http://a/x")).text()).isEqualTo("http://a/x?b=2");
    assertThat(more.appendedTo(Link.parse("http://a/x?")).text()).isEqualTo("http://a/x?b=2");
    assertThat(Query.NONE.appendedTo(Link.parse("http://a/x")).text()).isEqualTo("http://a/x");
  }
}
