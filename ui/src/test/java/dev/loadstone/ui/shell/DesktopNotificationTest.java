package dev.loadstone.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopNotificationTest {

  @ParameterizedTest
  @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11", "FreeBSD"})
  void of_everySystem_keepsTheTextsOutOfScripts(String system) {
    String text = "3 done'; rm \"$HOME\" #";

    assertThat(DesktopNotification.of(system, "Loadstone", text))
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(
                        Stream.concat(each.command().stream(), each.environment().values().stream())
                            .filter(part -> part.contains("rm ")))
                    .containsExactly(text));
  }

  @Test
  void of_linux_hasASecondWay() {
    assertThat(DesktopNotification.of("Linux", "Loadstone", "done"))
        .extracting(each -> each.command().getFirst())
        .isEqualTo(List.of("notify-send", "gdbus"));
  }
}
