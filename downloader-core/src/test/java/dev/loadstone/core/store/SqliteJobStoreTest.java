package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.FOLDER;
import static dev.loadstone.core.store.Samples.NOW;
import static dev.loadstone.core.store.Samples.job;
import static dev.loadstone.core.store.Samples.jobs;
import static dev.loadstone.core.store.Samples.logging;
import static dev.loadstone.core.store.Samples.receipt;
import static dev.loadstone.core.store.Samples.recording;
import static dev.loadstone.core.store.Samples.removing;
import static dev.loadstone.core.store.Samples.richJob;
import static dev.loadstone.core.store.Samples.saving;
import static dev.loadstone.core.store.Samples.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeQuery.MadeFor;
import dev.loadstone.core.model.ExchangeQuery.Outcome;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.store.JobStore.Batch;
import dev.loadstone.core.store.JobStore.RecordedExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteJobStoreTest extends JobStoreContract {
  private static final JobId ONE = new JobId(1);
  @TempDir Path parent;
  private final TestClock clock = new TestClock();
  private int opened;

  @Override
  JobStore open() {
    opened++;
    return SqliteJobStore.open(folder(), clock);
  }

  @Override
  JobStore reopen(JobStore earlier) {
    earlier.close();
    return SqliteJobStore.open(folder(), clock);
  }

  private Path folder() {
    return parent.resolve("dätä ?&%41 " + opened);
  }

  @Test
  void commit_failingInTheMiddle_leavesNothingAndTheStoreUsable() {
    store.commit(saving(job(1)));
    assertThatThrownBy(() -> store.commit(failingAfter(job(2)))).isInstanceOf(Exception.class);
    assertThat(store.load().jobs()).containsExactly(job(1));
    assertThat(store.load().nextJob()).isEqualTo(2);
    store.commit(saving(job(2)));
    assertThat(store.load().jobs()).containsExactly(job(1), job(2));
  }

  @Test
  void commit_diskFull_saysSoAndLeavesNothingAndTheStoreUsable() {
    store.close();
    opened++;
    store = SqliteJobStore.open(folder(), clock, 60);
    store.commit(saving(job(1)));
    assertThatThrownBy(() -> store.commit(saving(jobs(5_000))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is full")
        .hasMessageContaining(folder().toString());
    assertThat(store.load().jobs()).containsExactly(job(1));
    store.commit(saving(job(2)));
    store = reopen(store);
    assertThat(store.load().jobs()).containsExactly(job(1), job(2));
  }

  @Test
  void commit_equalOptions_areStoredOnce() throws SQLException {
    store.commit(saving(jobs(1_000)));
    store.commit(saving(richJob(2_000), richJob(2_001), job(1)));
    assertThat(count("options")).isEqualTo(2);
  }

  @Test
  void load_equalValues_areOneInstance() {
    Job first = job(1).withRequest(job(1).request().withLabel("set"));
    Job second =
        job(2).withRequest(job(2).request().withLabel(String.valueOf(new char[] {'s', 'e', 't'})));
    store.commit(saving(first, second));
    List<Job> loaded = store.load().jobs();
    assertThat(loaded.get(0).request().folder()).isSameAs(loaded.get(1).request().folder());
    assertThat(loaded.get(0).request().options()).isSameAs(loaded.get(1).request().options());
    assertThat(loaded.get(0).request().label()).isSameAs(loaded.get(1).request().label());
    assertThat(loaded.get(0).state()).isSameAs(loaded.get(1).state());
  }

  @Test
  void load_rowThatCannotBeRead_isLeftOutAndTold() throws SQLException {
    store.commit(saving(job(1), job(2)));
    store.close();
    change("UPDATE jobs SET state = 'dancing' WHERE id = 1");
    store = SqliteJobStore.open(folder(), clock);
    assertThat(store.load().jobs()).containsExactly(job(2));
    assertThat(store.load().notices())
        .singleElement()
        .asString()
        .contains("1 of the stored downloads cannot be read");
  }

  @Test
  void load_optionsThatCannotBeRead_leaveOutTheirJobsOnly() throws SQLException {
    store.commit(saving(job(1), richJob(2)));
    store.close();
    change("UPDATE options SET content = '{' WHERE id = (SELECT options FROM jobs WHERE id = 1)");
    store = SqliteJobStore.open(folder(), clock);
    assertThat(store.load().jobs()).containsExactly(richJob(2));
    assertThat(store.load().notices()).hasSize(1);
  }

  @Test
  void exchanges_rowThatCannotBeRead_isSaidInOneLine() throws SQLException {
    store.commit(saving(job(1)));
    store.commit(recording(List.of(new RecordedExchange(ONE, Samples.exchange(1)))));
    change("UPDATE exchanges SET facts = 'nonsense'");
    assertThatThrownBy(() -> store.exchanges(ONE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void open_manyOptionsOfRemovedJobs_forgetsThem() throws SQLException {
    List<Job> different =
        IntStream.rangeClosed(1, 150)
            .mapToObj(
                i ->
                    job(i)
                        .withRequest(
                            job(i)
                                .request()
                                .withOptions(
                                    job(i).request().options().toBuilder()
                                        .bytesPerSecond(i)
                                        .build())))
            .toList();
    store.commit(saving(different));
    store.commit(removing(different.subList(1, 150).stream().map(Job::id).toArray(JobId[]::new)));
    store = reopen(store);
    assertThat(count("options")).isEqualTo(1);
    assertThat(store.load().jobs()).containsExactly(different.getFirst());
  }

  @Test
  void exchanges_hostileHeaders_comeBackOnOneLineEach() {
    store.commit(saving(job(1)));
    store.commit(
        recording(
            List.of(
                new RecordedExchange(
                    ONE,
                    Samples.answeredWith(
                        Headers.of(
                            ":status", "200", "x: y", "a\r\nb", "empty", "", "c", ": d"))))));
    assertThat(exchangesOf(ONE).getFirst().responseHeaders())
        .isEqualTo(Headers.of(":status", "200", "x? y", "a  b", "empty", "", "c", ": d"));
  }

  @Test
  void record_whileAnotherHasTheFolder_isAddedUnderAnOddNumber() {
    store.commit(saving(job(1)));
    store.commit(recording(List.of(new RecordedExchange(4, ONE, Samples.exchange(1)))));
    SqliteJobStore.record(folder(), clock, List.of(Samples.exchange(2), Samples.exchange(3)));
    store.commit(recording(List.of(new RecordedExchange(6, ONE, Samples.exchange(4)))));
    SqliteJobStore.record(folder(), clock, List.of(Samples.exchange(5)));
    assertThat(store.exchanges(ExchangeQuery.ALL).records())
        .extracting(ExchangeRecord::id, ExchangeRecord::request)
        .containsExactly(
            tuple(11L, 11L), tuple(9L, 7L), tuple(7L, 7L), tuple(6L, 0L), tuple(4L, 0L));
    assertThat(store.nextExchange()).isEqualTo(12);
  }

  @Test
  void record_folderThatIsMissing_isMade() {
    Path fresh = folder().resolve("fresh");
    SqliteJobStore.record(fresh, clock, List.of(Samples.exchange(2)));
    try (SqliteJobStore made = SqliteJobStore.openReadOnly(fresh, clock)) {
      assertThat(made.exchanges(ExchangeQuery.ALL).records()).hasSize(1);
    }
  }

  @Test
  void commit_historyBeyondTheTotals_oldestGoes() throws SQLException {
    store.commit(saving(job(1), job(2)));
    store.close();
    int total = HistoryLimits.DEFAULTS.total();
    change(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + (total + 50)
            + ") INSERT INTO exchanges SELECT 2 * i, 2, 0, "
            + Times.toNanos(NOW)
            + ", 1, 0, 0, 'GET', 'a', 'http://a/', 200, NULL, '', '', '{}', NULL FROM n");
    store = SqliteJobStore.open(folder(), clock);
    store.commit(recording(List.of(new RecordedExchange(ONE, Samples.exchange(1)))));
    assertThat(count("exchanges")).isEqualTo(total);
    assertThat(store.exchanges(ONE)).hasSize(1);
  }

  /** Each page is one walk along an index from where the last one ended; nothing is sorted. */
  @ParameterizedTest
  @MethodSource("questions")
  void exchanges_anyQuestion_isAnsweredInTheOrderOfAnIndex(ExchangeQuery query, String walk)
      throws SQLException {
    for (ExchangeQuery page : List.of(query, query.after(1_000))) {
      assertThat(plan(ExchangeReader.searchSql(page)))
          .as("%s", page)
          .contains(walk)
          .doesNotContain("TEMP B-TREE");
    }
    assertThat(plan(ExchangeReader.searchSql(query.after(1_000)))).contains("<?");
  }

  static Stream<Arguments> questions() {
    ExchangeQuery all = ExchangeQuery.ALL;
    String failures = "USING INDEX exchanges_that_failed";
    return Stream.of(
        Arguments.of(all, ""),
        Arguments.of(all.toBuilder().host("a.example").text("x").method("GET").build(), ""),
        Arguments.of(all.toBuilder().from(Instant.EPOCH).to(Instant.EPOCH).build(), ""),
        Arguments.of(all.toBuilder().outcome(Outcome.SUCCEEDED).build(), ""),
        Arguments.of(all.toBuilder().origin(MadeFor.JOBS).build(), ""),
        Arguments.of(ExchangeQuery.of(new JobId(7)), "USING INDEX exchanges_of_job"),
        Arguments.of(
            all.toBuilder().origin(MadeFor.REQUESTS).build(), "USING INDEX exchanges_of_job"),
        Arguments.of(all.toBuilder().outcome(Outcome.FAILED).build(), failures),
        Arguments.of(all.toBuilder().status(404, 404).build(), failures),
        Arguments.of(all.toBuilder().status(500, 599).host("a.example").build(), failures));
  }

  private String plan(String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection database = new Database(folder().resolve("loadstone.db")).openReader();
        PreparedStatement explain = database.prepareStatement("EXPLAIN QUERY PLAN " + sql);
        ResultSet rows = explain.executeQuery()) {
      while (rows.next()) {
        plan.append(rows.getString("detail")).append('\n');
      }
    }
    return plan.toString();
  }

  @Test
  void commit_historyBeyondItsAge_goes() {
    store.commit(saving(job(1)));
    store.commit(logging(List.of(new LogLine(ONE, NOW, "old"))));
    clock.advance(StoreBounds.OLDEST.plusSeconds(1));
    store = reopen(store);
    store.commit(logging(List.of(new LogLine(ONE, clock.now(), "young"))));
    assertThat(store.log(ONE)).extracting(LogLine::text).containsExactly("young");
  }

  @Test
  void files_ofAStoreInUse_areForTheUserOnly() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    store.commit(saving(job(1)));
    store.backUp();
    FileSecretStore.open(folder(), clock, FakeKeychain::new, _ -> {}).put(ONE, secrets());
    assertThat(permissions(folder())).isEqualTo("rwx------");
    List<Path> files = files();
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .anyMatch(name -> name.endsWith("-wal"))
        .anyMatch(name -> name.startsWith("loadstone-backup-"));
    assertThat(files).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
  }

  @Test
  void files_jobsWithSecrets_holdThemOnlyInTheSecretsFile() throws IOException {
    Job secret =
        richJob(1)
            .withRequest(
                richJob(1).request().withHeaders(richJob(1).request().headers(), secrets()));
    SecretStore secretStore = FileSecretStore.open(folder(), clock, FakeKeychain::new, _ -> {});
    secretStore.put(ONE, secrets());
    store.commit(saving(secret));
    store.backUp();
    assertThat(files()).allSatisfy(file -> assertThat(isWithout(file)).isTrue());
    store = reopen(store);
    assertThat(files()).allSatisfy(file -> assertThat(isWithout(file)).isTrue());
  }

  @Test
  void openReadOnly_besideAnotherProgram_seesItsCommitsAndWritesNothing() {
    store.commit(saving(job(1)));
    try (JobStore looking = SqliteJobStore.openReadOnly(folder(), clock)) {
      assertThat(looking.load().jobs()).containsExactly(job(1));
      store.commit(saving(job(2)));
      assertThat(looking.load().jobs()).containsExactly(job(1), job(2));
      assertThatThrownBy(() -> looking.commit(saving(job(3)))).isInstanceOf(StoreException.class);
    }
    store.commit(saving(job(3)));
    assertThat(store.load().jobs()).hasSize(3);
  }

  @Test
  void openReadOnly_nobodyElse_seesWhatIsStored() {
    store.commit(saving(job(1)));
    store.close();
    try (JobStore looking = SqliteJobStore.openReadOnly(folder(), clock)) {
      assertThat(looking.load().jobs()).containsExactly(job(1));
    }
    store = SqliteJobStore.open(folder(), clock);
    assertThat(store.load().jobs()).containsExactly(job(1));
  }

  @Test
  void openReadOnly_noFolder_hasNoJobsAndMakesNothing() {
    Path nowhere = parent.resolve("nowhere");
    try (JobStore looking = SqliteJobStore.openReadOnly(nowhere, clock)) {
      assertThat(looking.load().jobs()).isEmpty();
      assertThat(looking.receipts(FOLDER)).isEmpty();
    }
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void log_askedFromManyThreadsWhileCommitting_isConsistent() throws Exception {
    store.commit(saving(job(1)));
    List<Thread> readers =
        IntStream.range(0, 8)
            .mapToObj(
                _ ->
                    Thread.ofVirtual()
                        .start(
                            () ->
                                IntStream.range(0, 50)
                                    .forEach(_ -> assertThat(store.log(ONE).size() % 2).isZero())))
            .toList();
    for (int i = 0; i < 50; i++) {
      store.commit(logging(List.of(new LogLine(ONE, NOW, "a"), new LogLine(ONE, NOW, "b"))));
    }
    for (Thread reader : readers) {
      assertThat(reader.join(java.time.Duration.ofSeconds(20))).isTrue();
    }
    assertThat(store.log(ONE)).hasSize(100);
  }

  private static Batch failingAfter(Job saved) {
    return new Batch(
        List.of(saved),
        List.of(),
        Map.of(),
        List.of(new LogLine(saved.id(), NOW, nullText())),
        List.of(),
        List.of(receipt("never")));
  }

  @SuppressWarnings("NullAway")
  private static String nullText() {
    return null;
  }

  private boolean isWithout(Path file) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      return file.endsWith("loadstone-secrets.json") || !bytes.contains(Samples.SECRET);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void change(String sql) throws SQLException {
    Path file = folder().resolve("loadstone.db");
    try (Connection connection = new Database(file).openWriter(0);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    }
  }

  private int count(String table) throws SQLException {
    try (Connection connection = new Database(folder().resolve("loadstone.db")).openReader();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      return rows.getInt(1);
    }
  }
}
