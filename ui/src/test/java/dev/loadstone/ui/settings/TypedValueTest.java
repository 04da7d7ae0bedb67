package dev.loadstone.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypedValueTest {
  private final List<Integer> taken = new ArrayList<>();
  private final TypedValue<Integer> value =
      new TypedValue<>(TypedValueTest::number, String::valueOf, taken::add);

  private static Integer number(String text) {
    try {
      return Integer.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new InvalidInputException("no number: " + text);
    }
  }

  @Test
  void show_valueInForce_isTakenByNobody() {
    value.show(5);
    value.settle();
    assertThat(value.text().get()).isEqualTo("5");
    assertThat(taken).isEmpty();
  }

  @Test
  void type_wrong_saysSoAtOnceAndIsNotTaken() {
    value.show(5);
    value.text().set("5x");
    assertThat(value.problem().get()).isEqualTo("no number: 5x");
    value.settle();
    assertThat(taken).isEmpty();
    assertThat(value.text().get()).isEqualTo("5x");
  }

  @Test
  void settle_newValue_isTakenOnceAndWrittenAsItIs() {
    value.show(5);
    value.text().set(" 17 ");
    assertThat(taken).isEmpty();
    value.settle();
    value.settle();
    assertThat(taken).containsExactly(17);
    assertThat(value.text().get()).isEqualTo("17");
  }

  @Test
  void settle_beforeAnyValueIsKnown_takesNothing() {
    value.text().set("3");
    value.settle();
    assertThat(taken).isEmpty();
    assertThat(value.problem().get()).isEmpty();
  }
}
