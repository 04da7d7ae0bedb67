package dev.loadstone.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLayoutTest {

  @Test
  void of_json_hasALineForEachMember() {
    assertThat(JsonLayout.of("{\"a\" :[1.10, {} ,\"x,\\\"{\"],\"b\":{ },\"c\":\"\\u001b[2J\\n\"}"))
        .contains(
            """
            {
              "a": [
                1.10,
                {},
                "x,\\"{"
              ],
              "b": {},
              "c": "\\u001b[2J\\n"
            }""");
  }

  @Test
  void of_painted_tellsNamesFromValues() {
    assertThat(JsonLayout.of("{\"a\":[\"b\",1,null]}", (part, text) -> part + text).orElse(""))
        .contains("NAME\"a\": ", "STRING\"b\"", "NUMBER1", "LITERALnull");
  }

  @Test
  void of_cutJson_isLaidOutAsFarAsItGoes() {
    assertThat(JsonLayout.of("{\"a\":1,\"b\":\"half a te"))
        .contains("{\n  \"a\": 1,\n  \"b\": \"half a te");
    assertThat(JsonLayout.of("[1,2,{\"na")).contains("[\n  1,\n  2,\n  {\n    \"na");
    assertThat(JsonLayout.of("[{\"a\":{}}")).contains("[\n  {\n    \"a\": {}\n  }");
    assertThat(JsonLayout.of("{\"a\"")).contains("{\n  \"a\"");
    assertThat(JsonLayout.of("[1,")).contains("[\n  1,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<p>hello world</p>", "{\"a\":1} and more", "{a:1}", "[1 2]"})
  void of_whatIsNoJson_isEmpty(String text) {
    assertThat(JsonLayout.of(text)).isEmpty();
  }

  @Test
  void isObjectOrList_onlyWholeOnes() {
    assertThat(JsonLayout.isObjectOrList(" {\"a\":[1]} ")).isTrue();
    assertThat(JsonLayout.isObjectOrList("[]")).isTrue();
    assertThat(JsonLayout.isObjectOrList("{\"a\":")).isFalse();
    assertThat(JsonLayout.isObjectOrList("{} {}")).isFalse();
    assertThat(JsonLayout.isObjectOrList("1")).isFalse();
    assertThat(JsonLayout.isObjectOrList("a=1")).isFalse();
  }
}
