package dev.loadstone.core.store;

import dev.loadstone.core.time.TimeSource;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobStoreTest extends JobStoreContract {
  @TempDir Path folder;
  private int opened;

  @Override
  JobStore open() {
    return SqliteJobStore.open(folder.resolve("data " + opened++), TimeSource.SYSTEM);
  }

  @Override
  JobStore reopen(JobStore earlier) {
    earlier.close();
    return SqliteJobStore.open(folder.resolve("data " + (opened - 1)), TimeSource.SYSTEM);
  }
}
