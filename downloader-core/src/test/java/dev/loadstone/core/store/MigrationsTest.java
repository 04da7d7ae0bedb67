package dev.loadstone.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.model.TransferOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
  private static final JobId RICH = new JobId(1);
  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  /** The fixture is what version 1 wrote, kept as SQL: it never changes. */
  @Test
  void open_databaseOfVersion1_hasEverythingItHeld() throws Exception {
    build("released-0001.sql");
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      JobStore.Contents contents = store.load();
      assertThat(contents.notices()).isEmpty();
      assertThat(contents.nextJob()).isEqualTo(31);
      assertThat(contents.limits()).isEqualTo(new Limits(3, 4, 5_000_000));
      assertThat(contents.jobs().getFirst()).isEqualTo(richJobOfVersion1());
      assertThat(contents.jobs().subList(1, contents.jobs().size()))
          .extracting(job -> job.state())
          .isEqualTo(Samples.lastingStates());
      assertThat(contents.jobs())
          .extracting(job -> job.status())
          .containsExactly(0, 0, 503, 0, 0, 0, 0, 0);
      assertThat(store.log(RICH)).extracting(line -> line.text()).containsExactly("first line");
      assertThat(store.exchanges(RICH))
          .containsExactly(
              new ExchangeRecord(2, RICH, 0, false, Samples.exchange(1)),
              new ExchangeRecord(4, RICH, 0, false, Samples.unanswered()));
      assertThat(store.exchanges(ExchangeQuery.ALL.toBuilder().host("b.example").build()).records())
          .hasSize(1);
      assertThat(store.segments(RICH))
          .containsExactly(
              new Segment(new ByteRange(0, 50), 50), new Segment(new ByteRange(50, 100), 60));
      assertThat(store.receipts(Samples.FOLDER)).containsExactly(Samples.receipt("a/b.pck"));
    }
  }

  /** What version 1 did not know has its default. */
  private static Job richJobOfVersion1() {
    Job job = Samples.richJob(1);
    TransferOptions options =
        job.request().options().toBuilder()
            .redirects(TransferOptions.DEFAULTS.redirects())
            .onChange(ChangePolicy.RESTART)
            .anyContent(false)
            .build();
    return job.withRequest(job.request().withOptions(options)).withStatus(0);
  }

  @Test
  void open_newerSchema_isRefusedAndNotTouched() throws Exception {
    SqliteJobStore.open(folder, clock).close();
    change("PRAGMA user_version = 99");
    assertRefused("newer Loadstone", "schema 99");
  }

  @Test
  void open_newerSchemaOnlyInTheWriteAheadLog_isRefusedAndNotTouched() throws Exception {
    SqliteJobStore.open(folder, clock).close();
    Path copy = folder.resolve("copy");
    Files.createDirectory(copy);
    try (Connection connection = connect(folder.resolve("loadstone.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 98");
      for (String name : List.of("loadstone.db", "loadstone.db-wal")) {
        Files.copy(folder.resolve(name), copy.resolve(name));
      }
    }
    byte[] database = Files.readAllBytes(copy.resolve("loadstone.db"));
    byte[] log = Files.readAllBytes(copy.resolve("loadstone.db-wal"));
    assertThat(log).isNotEmpty();
    assertThatThrownBy(() -> SqliteJobStore.open(copy, clock)).hasMessageContaining("schema 98");
    assertThat(Files.readAllBytes(copy.resolve("loadstone.db"))).isEqualTo(database);
    assertThat(Files.readAllBytes(copy.resolve("loadstone.db-wal"))).isEqualTo(log);
  }

  @Test
  void open_databaseOfAnotherProgram_isRefusedAndNotTouched() throws Exception {
    change("CREATE TABLE notes (text TEXT)");
    assertRefused("another program's database");
  }

  private void assertRefused(String... words) throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("loadstone.db"));
    assertThatThrownBy(() -> SqliteJobStore.open(folder, clock))
        .isInstanceOf(StoreException.class)
        .message()
        .contains(words)
        .doesNotContain("\n");
    assertThatThrownBy(() -> SqliteJobStore.openReadOnly(folder, clock))
        .isInstanceOf(StoreException.class);
    assertThat(Files.readAllBytes(folder.resolve("loadstone.db"))).isEqualTo(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .noneMatch(name -> name.contains("damaged"));
    }
  }

  private void build(String script) throws IOException, SQLException {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(script));
        Connection connection = connect(folder.resolve("loadstone.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = connect(folder.resolve("loadstone.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }
}
