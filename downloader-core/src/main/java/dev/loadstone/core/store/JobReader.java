package dev.loadstone.core.store;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Segment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all jobs at once, with one instance for what they have in common. */
final class JobReader {
  private static final Logger LOG = LoggerFactory.getLogger(JobReader.class);
  private static final String ALL =
      """
      SELECT id, queue_order, priority, state, label, link, folder, name, start_paused, options,
        target, remote, received, failures, resumed_at, added, finished, until, failure, receipt,
        status
      FROM jobs ORDER BY id
      """;

  private static final JobState QUEUED = new JobState.Queued();
  private static final JobState PAUSED = new JobState.Paused();

  private final Connection connection;
  private final Shared shared = new Shared();
  private final Map<Long, OptionsJson> options = new HashMap<>();
  private final Map<Long, List<Link>> mirrors = new HashMap<>();
  private final Map<Long, List<Checksum>> checksums = new HashMap<>();
  private int unreadable;

  private JobReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * What was read.
   *
   * @param unreadable rows that hold what this program did not write; they stay where they are
   */
  record Read(List<Job> jobs, int unreadable) {}

  static Read all(Connection connection) throws SQLException {
    JobReader reader = new JobReader(connection);
    reader.readLists();
    return reader.readJobs();
  }

  static List<Segment> segments(Connection connection, JobId job) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT range_start, range_end, written FROM segments WHERE job = ?"
                + " ORDER BY position")) {
      select.setLong(1, job.value());
      List<Segment> segments = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ByteRange range = new ByteRange(rows.getLong(1), rows.getLong(2));
          segments.add(new Segment(range, rows.getLong(3)));
        }
      }
      return List.copyOf(segments);
    }
  }

  private void readLists() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT job, link FROM mirrors")) {
        while (rows.next()) {
          mirrors
              .computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>())
              .add(new Link(rows.getString(2)));
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT job, algorithm, hex FROM checksums")) {
        while (rows.next()) {
          checksums
              .computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>())
              .add(new Checksum(ReceiptJson.algorithm(rows.getString(2)), rows.getString(3)));
        }
      }
      try (ResultSet rows = statement.executeQuery("SELECT id, content FROM options")) {
        while (rows.next()) {
          readOptions(rows.getLong(1), rows.getString(2));
        }
      }
    }
  }

  /** Options that cannot be read make the jobs that have them unreadable, not the others. */
  private void readOptions(long id, String content) {
    try {
      options.put(id, OptionsJson.read(content));
    } catch (RuntimeException e) {
      LOG.warn("The options {} cannot be read: {}", id, e.toString());
    }
  }

  private Read readJobs() throws SQLException {
    List<Job> jobs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        try {
          jobs.add(readJob(rows));
        } catch (RuntimeException e) {
          unreadable++;
          LOG.warn("Job {} cannot be read: {}", rows.getLong(1), e.toString());
        }
      }
    }
    return new Read(List.copyOf(jobs), unreadable);
  }

  private Job readJob(ResultSet row) throws SQLException {
    String target = row.getString(11);
    String remote = row.getString(12);
    JobRequest request = readRequest(row);
    return new Job(
        new JobId(row.getLong(1)),
        request,
        row.getLong(2),
        readState(row, request.link()),
        target == null ? null : Path.of(target),
        remote == null ? null : readRemote(remote),
        row.getInt(21),
        row.getLong(13),
        row.getInt(14),
        row.getLong(15),
        Times.fromNanos(row.getLong(16)),
        readTime(row, 17));
  }

  private RemoteFile readRemote(String text) {
    return ModelJson.readRemote(Json.read(text), shared);
  }

  private JobRequest readRequest(ResultSet row) throws SQLException {
    long id = row.getLong(1);
    Link link = new Link(row.getString(6));
    List<Link> links = List.of(link);
    List<Link> more = mirrors.get(id);
    if (more != null) {
      links = new ArrayList<>(more);
      links.addFirst(link);
    }
    OptionsJson common =
        Objects.requireNonNull(options.get(row.getLong(10)), "its options are missing");
    return new JobRequest(
        links,
        shared.path(row.getString(7)),
        row.getString(8),
        common.headers(),
        Secrets.NONE,
        checksums.getOrDefault(id, List.of()),
        shared.text(row.getString(5)),
        row.getInt(3),
        row.getBoolean(9),
        common.options());
  }

  private JobState readState(ResultSet row, Link link) throws SQLException {
    String word = row.getString(4);
    return switch (word) {
      case "queued" -> QUEUED;
      case "paused" -> PAUSED;
      case "backoff" ->
          new JobState.Backoff(Objects.requireNonNull(readTime(row, 18)), readFailure(row));
      case "failed" -> new JobState.Failed(readFailure(row));
      case "removed" -> new JobState.Removed(false);
      case JobWriter.REMOVED_WITH_FILE -> new JobState.Removed(true);
      case "publishing" -> new JobState.Publishing(readReceipt(row, link));
      case "published" -> new JobState.Published(readReceipt(row, link));
      default -> throw new IllegalArgumentException("unknown state " + word);
    };
  }

  private Failure readFailure(ResultSet row) throws SQLException {
    return ModelJson.readFailure(Json.read(Objects.requireNonNull(row.getString(19))));
  }

  private Receipt readReceipt(ResultSet row, Link link) throws SQLException {
    return ReceiptJson.read(Objects.requireNonNull(row.getString(20)), shared, link);
  }

  private static @Nullable Instant readTime(ResultSet row, int column) throws SQLException {
    long nanos = row.getLong(column);
    return row.wasNull() ? null : Times.fromNanos(nanos);
  }
}
