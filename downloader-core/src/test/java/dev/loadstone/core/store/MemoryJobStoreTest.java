package dev.loadstone.core.store;

import dev.loadstone.core.testing.MemoryJobStore;

class MemoryJobStoreTest extends JobStoreContract {

  @Override
  JobStore open() {
    return new MemoryJobStore();
  }

  @Override
  JobStore reopen(JobStore earlier) {
    return ((MemoryJobStore) earlier).reopen();
  }
}
