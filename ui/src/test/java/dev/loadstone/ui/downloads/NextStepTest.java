package dev.loadstone.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.ui.common.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {
  private static final Texts TEXTS = Texts.of(NextStep.class);

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void of_everyCode_offersStepsThatHaveWords_theFirstWithoutRisk(FailureCode code) {
    assertThat(NextStep.of(Failure.of(code, "")))
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allSatisfy(
            step -> assertThat(TEXTS.has("step." + step.name().toLowerCase(Locale.ROOT))).isTrue())
        .satisfies(steps -> assertThat(steps.getFirst().isRisky()).isFalse());
    assertThat(TEXTS.has("advice.failure." + code.name())).isTrue();
  }

  @Test
  void of_changedFile_asksForOneOfThree() {
    assertThat(NextStep.of(Failure.of(FailureCode.REMOTE_CHANGED, "")))
        .containsExactly(NextStep.TAKE_NEW, NextStep.KEEP_BOTH, NextStep.STOP);
  }

  @Test
  void of_expiredSignedLink_offersAnotherLinkFirst() {
    assertThat(NextStep.of(Failure.status(FailureCode.HTTP_STATUS, 403, "", null)).getFirst())
        .isEqualTo(NextStep.CHANGE_LINK);
  }
}
