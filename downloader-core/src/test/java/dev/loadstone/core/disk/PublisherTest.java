package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.disk.FileStore.Mode;
import dev.loadstone.core.disk.Publisher.Outcome;
import dev.loadstone.core.disk.Publisher.Publication;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.testing.CrashingFileStore;
import dev.loadstone.core.testing.FaultyFileStore;
import dev.loadstone.core.testing.FaultyFileStore.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PublisherTest {
  private final Path folder = Path.of("memory").toAbsolutePath();
  private final CrashingFileStore disk = new CrashingFileStore(folder);
  private final FaultyFileStore files = new FaultyFileStore(disk);
  private final Publisher publisher = new Publisher(files);
  private final Path target = folder.resolve("a.png");

  @Test
  void publish_targetFree_survivesAPowerCutWithoutPartAndMap() throws Exception {
    put(PartNames.part(target), 1, 2);
    put(PartNames.map(target), 3);
    publisher.publish(target, false);
    disk.crash();
    assertThat(disk.content(target)).containsExactly(1, 2);
    assertThat(disk.facts(PartNames.part(target))).isNull();
    assertThat(disk.facts(PartNames.map(target))).isNull();
  }

  @Test
  void publish_targetTaken_leavesEverything() throws Exception {
    put(target, 9);
    put(PartNames.part(target), 1);
    assertFails(() -> publisher.publish(target, false), FailureCode.TARGET_EXISTS);
    assertThat(disk.content(target)).containsExactly(9);
    assertThat(disk.content(PartNames.part(target))).containsExactly(1);
  }

  @Test
  void publish_replace_replacesFilesButNoFolder() throws Exception {
    put(target, 9);
    put(PartNames.part(target), 1);
    publisher.publish(target, true);
    assertThat(disk.content(target)).containsExactly(1);
    Path sub = folder.resolve("sub");
    disk.createFolders(sub);
    put(PartNames.part(sub), 1);
    assertFails(() -> publisher.publish(sub, true), FailureCode.UNSAFE_NAME);
  }

  @Test
  void publish_partChangedItsSize_isRefused() throws Exception {
    put(PartNames.part(target), 1, 2);
    assertFails(
        () -> publisher.publish(new Publication(target, 3, false)),
        FailureCode.BODY_LENGTH_MISMATCH);
    assertThat(disk.facts(target)).isNull();
  }

  @Test
  void publish_partOpenElsewhere_isBusy() throws Exception {
    put(PartNames.part(target), 1);
    disk.openLocked(PartNames.part(target), Mode.READ_WRITE);
    assertFails(() -> publisher.publish(target, false), FailureCode.TARGET_BUSY);
  }

  @Test
  void publish_openPart_isClosedAndSurvivesAPowerCut() throws Exception {
    put(PartNames.map(target), 3);
    PartFile part = PartFile.open(files, target);
    part.begin(new PartFile.Identity(Link.parse("http://h/a"), new Validator.None(), 4));
    part.write(ByteBuffer.wrap(new byte[] {1, 2}), 0);
    part.write(ByteBuffer.wrap(new byte[] {3, 4}), 2);
    part.finish(4);
    publisher.publish(part, false);
    disk.crash();
    assertThat(disk.content(target)).containsExactly(1, 2, 3, 4);
    assertThat(disk.facts(PartNames.part(target))).isNull();
    assertThat(disk.facts(PartNames.map(target))).isNull();
    PartFile.open(files, target).close();
  }

  @Test
  void publishAll_keptPart_isPublishedWithoutBeingOpenedAgain() throws Exception {
    PartFile part = finished(1, 2, 3, 4);
    publisher.keep(part);
    assertFails(() -> PartFile.open(files, target).close(), FailureCode.TARGET_BUSY);
    assertThat(publisher.publishAll(List.of(new Publication(target, 4, false))))
        .allMatch(each -> each.failure() == null);
    disk.crash();
    assertThat(disk.content(target)).containsExactly(1, 2, 3, 4);
    assertThat(disk.facts(PartNames.part(target))).isNull();
    PartFile.open(files, target).close();
  }

  @Test
  void publishAll_keptPartWhoseNameIsTaken_isClosedAndStays() throws Exception {
    publisher.keep(finished(1));
    put(target, 9);
    assertThat(
            publisher.publishAll(List.of(new Publication(target, 1, false))).getFirst().failure())
        .extracting(Failure::code)
        .isEqualTo(FailureCode.TARGET_EXISTS);
    assertThat(disk.content(target)).containsExactly(9);
    publisher.publish(new Publication(target, 1, true));
    assertThat(disk.content(target)).containsExactly(1);
  }

  @Test
  void publishAll_keptPartThatGrew_isRefused() throws Exception {
    publisher.keep(finished(1));
    assertThat(
            publisher.publishAll(List.of(new Publication(target, 2, false))).getFirst().failure())
        .extracting(Failure::code)
        .isEqualTo(FailureCode.BODY_LENGTH_MISMATCH);
  }

  @Test
  void forgo_keptPart_isFreeForOthersAndStays() throws Exception {
    publisher.keep(finished(1, 2));
    publisher.forgo(target);
    publisher.forgo(target);
    assertThat(disk.content(PartNames.part(target))).containsExactly(1, 2);
    PartFile.open(files, target).close();
  }

  private PartFile finished(int... bytes) throws Exception {
    PartFile part = PartFile.open(files, target);
    part.begin(new PartFile.Identity(Link.parse("http://h/a"), new Validator.None(), bytes.length));
    ByteBuffer content = ByteBuffer.allocate(bytes.length);
    for (int each : bytes) {
      content.put((byte) each);
    }
    part.write(content.flip(), 0);
    part.finish(bytes.length);
    return part;
  }

  @Test
  void publish_openPartThatIsNotFinished_isRefusedAndKept() throws Exception {
    PartFile part = PartFile.open(files, target);
    part.begin(new PartFile.Identity(Link.parse("http://h/a"), new Validator.None(), 4));
    assertThatThrownBy(() -> publisher.publish(part, false))
        .isInstanceOf(IllegalStateException.class);
    assertThat(disk.facts(target)).isNull();
  }

  @Test
  void publish_partGone_isSaidAndNothingIsMade() {
    assertFails(() -> publisher.publish(target, false), FailureCode.FILE_CANT_OPEN);
    assertThat(disk.facts(PartNames.part(target))).isNull();
  }

  @Test
  void publish_folderCannotBeForced_fails() throws Exception {
    put(PartNames.part(target), 1);
    files.failAll(Kind.FORCE_FOLDER, "memory", new IOException("Input/output error"));
    assertFails(() -> publisher.publish(target, false), FailureCode.FILE_WRITE_ERROR);
  }

  @Test
  void publishAll_oneFolder_isForcedOnceAndFailuresStayAlone() throws Exception {
    List<Publication> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Path each = folder.resolve("f" + i);
      put(PartNames.part(each), i);
      all.add(new Publication(each, 1, false));
    }
    put(folder.resolve("f3"), 99);
    files.failWhen((_, _) -> null);
    List<Outcome> outcomes = publisher.publishAll(all);
    assertThat(outcomes).extracting(Outcome::publication).isEqualTo(all);
    assertThat(outcomes)
        .extracting(Outcome::failure)
        .map(failure -> failure == null ? null : failure.code())
        .containsExactly(null, null, null, FailureCode.TARGET_EXISTS, null);
    assertThat(files.calls()).filteredOn(call -> call.kind() == Kind.FORCE_FOLDER).hasSize(1);
  }

  @Test
  @Timeout(20)
  void publish_manyWhileAForceRuns_shareTheNextOne() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    files.failWhen(
        (call, _) -> {
          if (call.kind() == Kind.FORCE_FOLDER && running.getCount() > 0) {
            running.countDown();
            await(go);
          }
          return null;
        });
    FolderForces forces = new FolderForces(files);
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    threads.add(force(forces, failures));
    await(running);
    for (int i = 0; i < 8; i++) {
      threads.add(force(forces, failures));
    }
    while (threads.stream().skip(1).anyMatch(each -> each.getState() != Thread.State.WAITING)) {
      LockSupport.parkNanos(1_000_000);
    }
    go.countDown();
    for (Thread each : threads) {
      each.join();
    }
    assertThat(failures).isEmpty();
    assertThat(files.calls()).filteredOn(call -> call.kind() == Kind.FORCE_FOLDER).hasSize(2);
  }

  private Thread force(FolderForces forces, List<Throwable> failures) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                forces.force(folder);
              } catch (IOException e) {
                failures.add(e);
              }
            });
  }

  private void put(Path file, int... bytes) throws IOException {
    try (OpenFile opened = disk.open(file, Mode.READ_WRITE_CREATE)) {
      for (int i = 0; i < bytes.length; i++) {
        opened.write(ByteBuffer.wrap(new byte[] {(byte) bytes[i]}), i);
      }
      opened.force();
    }
    disk.forceFolder(folder);
  }

  private static void assertFails(Action action, FailureCode code) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().code()).isEqualTo(code));
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
