package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.testing.CrashingFileStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpaceCheckTest {
  private final Path folder = Path.of("memory").toAbsolutePath();
  private final CrashingFileStore files = new CrashingFileStore(folder);

  @Test
  void lacking_tooLittle_saysBothNumbersAndWhere() {
    assertThat(SpaceCheck.lacking(2_100_000_000L, 1_300_000_000L, Path.of("dir")))
        .hasValue("needs 2.1 GB more, 1.3 GB free in dir");
  }

  @Test
  void lacking_reserveWouldBeTouched_isTooLittle() {
    assertThat(SpaceCheck.lacking(25_000_000, 31_500_000, Path.of("dir")))
        .hasValue("needs 25.0 MB more, 31.5 MB free in dir, of which 16.8 MB stay free");
    assertThat(SpaceCheck.lacking(100, SpaceCheck.RESERVE + 99, folder)).isPresent();
    assertThat(SpaceCheck.lacking(100, SpaceCheck.RESERVE + 100, folder)).isEmpty();
  }

  @Test
  void require_onlyWhatIsMissing_counts() throws Exception {
    files.usable(SpaceCheck.RESERVE + 10);
    SpaceCheck.require(files, folder.resolve("a"), 1000, 990);
    SpaceCheck.require(files, folder.resolve("a"), 1000, 1000);
    assertThatThrownBy(() -> SpaceCheck.require(files, folder.resolve("a"), 1000, 989))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().code()).isEqualTo(FailureCode.DISK_FULL));
  }
}
