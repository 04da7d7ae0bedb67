package dev.loadstone.core.store;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Segment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes jobs with what belongs to them, through statements prepared once; one thread. */
final class JobWriter {
  static final String REMOVED_WITH_FILE = "removed-with-file";

  /** The columns from 2 to 12 are those that {@link #setProgress} fills. */
  private static final String SAVE =
      """
      INSERT INTO jobs (id, state, target, remote, received, failures, resumed_at, finished, until,
        failure, receipt, status, queue_order, priority, label, link, folder, name, start_paused,
        options, added)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, target = excluded.target,
        remote = excluded.remote, received = excluded.received, failures = excluded.failures,
        resumed_at = excluded.resumed_at, finished = excluded.finished, until = excluded.until,
        failure = excluded.failure, receipt = excluded.receipt, status = excluded.status,
        queue_order = excluded.queue_order, priority = excluded.priority, label = excluded.label,
        link = excluded.link, folder = excluded.folder, name = excluded.name,
        start_paused = excluded.start_paused, options = excluded.options, added = excluded.added
      """;

  private static final String ADVANCE =
      """
      UPDATE jobs SET state = ?2, target = ?3, remote = ?4, received = ?5, failures = ?6,
        resumed_at = ?7, finished = ?8, until = ?9, failure = ?10, receipt = ?11, status = ?12
      WHERE id = ?1
      """;

  private static final int MOST_KNOWN_OPTIONS = 10_000;

  private final PreparedStatement save;
  private final PreparedStatement advance;
  private final RowBatch saved;
  private final RowBatch advanced;
  private final PreparedStatement delete;
  private final PreparedStatement deleteMirrors;
  private final PreparedStatement addMirror;
  private final PreparedStatement deleteChecksums;
  private final PreparedStatement addChecksum;
  private final PreparedStatement deleteSegments;
  private final PreparedStatement addSegment;
  private final PreparedStatement addOptions;
  private final PreparedStatement findOptions;
  private final PreparedStatement saveNextJob;
  private final ReceiptTexts texts;
  private final Map<OptionsJson, Long> knownOptions = new HashMap<>();
  private final Set<JobId> withSegments = new HashSet<>();
  private long nextJob;

  JobWriter(Connection connection, long nextJob, ReceiptTexts texts) throws SQLException {
    this.nextJob = nextJob;
    this.texts = texts;
    save = connection.prepareStatement(SAVE);
    advance = connection.prepareStatement(ADVANCE);
    saved = new RowBatch(save);
    advanced = new RowBatch(advance);
    delete = connection.prepareStatement("DELETE FROM jobs WHERE id = ?");
    deleteMirrors = connection.prepareStatement("DELETE FROM mirrors WHERE job = ?");
    addMirror = connection.prepareStatement("INSERT INTO mirrors VALUES (?, ?, ?)");
    deleteChecksums = connection.prepareStatement("DELETE FROM checksums WHERE job = ?");
    addChecksum = connection.prepareStatement("INSERT INTO checksums VALUES (?, ?, ?, ?)");
    deleteSegments = connection.prepareStatement("DELETE FROM segments WHERE job = ?");
    addSegment =
        connection.prepareStatement(
            "INSERT INTO segments SELECT ?1, ?2, ?3, ?4, ?5"
                + " WHERE EXISTS (SELECT 1 FROM jobs WHERE id = ?1)");
    addOptions = connection.prepareStatement("INSERT OR IGNORE INTO options (content) VALUES (?)");
    findOptions = connection.prepareStatement("SELECT id FROM options WHERE content = ?");
    saveNextJob =
        connection.prepareStatement("INSERT OR REPLACE INTO settings VALUES ('next_job', ?)");
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT DISTINCT job FROM segments")) {
      while (rows.next()) {
        withSegments.add(new JobId(rows.getLong(1)));
      }
    }
  }

  long nextJob() {
    return nextJob;
  }

  void save(List<Job> jobs) throws SQLException {
    long next = nextJob;
    for (Job job : jobs) {
      saveRow(job);
    }
    saved.flush();
    for (Job job : jobs) {
      saveLists(job);
      nextJob = Math.max(nextJob, job.id().value() + 1);
    }
    if (nextJob > next) {
      saveNextJob.setString(1, Long.toString(nextJob));
      saveNextJob.executeUpdate();
    }
  }

  void advance(List<Job> jobs) throws SQLException {
    for (Job job : jobs) {
      setProgress(advance, job);
      advanced.add();
    }
    advanced.flush();
  }

  void remove(JobId job) throws SQLException {
    delete.setLong(1, job.value());
    delete.executeUpdate();
    withSegments.remove(job);
  }

  void replaceSegments(JobId job, List<Segment> segments) throws SQLException {
    if (withSegments.remove(job)) {
      deleteSegments.setLong(1, job.value());
      deleteSegments.executeUpdate();
    }
    if (segments.isEmpty()) {
      return;
    }
    withSegments.add(job);
    List<Segment> byStart =
        segments.stream().sorted(Comparator.comparingLong(s -> s.range().start())).toList();
    for (int i = 0; i < byStart.size(); i++) {
      Segment segment = byStart.get(i);
      addSegment.setLong(1, job.value());
      addSegment.setInt(2, i);
      addSegment.setLong(3, segment.range().start());
      addSegment.setLong(4, segment.range().end());
      addSegment.setLong(5, segment.written());
      addSegment.executeUpdate();
    }
  }

  private void saveRow(Job job) throws SQLException {
    JobRequest request = job.request();
    setProgress(save, job);
    save.setLong(13, job.order());
    save.setInt(14, request.priority());
    save.setString(15, request.label());
    save.setString(16, request.link().text());
    save.setString(17, request.folder().toString());
    save.setString(18, request.name());
    save.setBoolean(19, request.startPaused());
    save.setLong(20, options(request));
    save.setLong(21, Times.toNanos(job.added()));
    saved.add();
  }

  /** Fills in the number and what happens to the job, which both statements begin with. */
  private void setProgress(PreparedStatement into, Job job) throws SQLException {
    Path target = job.target();
    RemoteFile remote = job.remote();
    into.setLong(1, job.id().value());
    into.setString(3, target == null ? null : target.toString());
    into.setString(4, remote == null ? null : ModelJson.writeRemote(remote));
    into.setLong(5, job.received());
    into.setInt(6, job.failures());
    into.setLong(7, job.resumedAt());
    setTime(into, 8, job.finished());
    into.setInt(12, job.status());
    setState(into, job.state());
  }

  private void setState(PreparedStatement into, JobState state) throws SQLException {
    switch (state) {
      case JobState.Queued _, JobState.Running _, JobState.Verifying _ ->
          setState(into, "queued", null, null, null);
      case JobState.Paused _ -> setState(into, state.word(), null, null, null);
      case JobState.Removed(boolean withFile) ->
          setState(into, withFile ? REMOVED_WITH_FILE : state.word(), null, null, null);
      case JobState.Backoff(Instant until, Failure because) ->
          setState(into, state.word(), until, because, null);
      case JobState.Failed(Failure failure) -> setState(into, state.word(), null, failure, null);
      case JobState.Publishing(Receipt receipt) ->
          setState(into, state.word(), null, null, receipt);
      case JobState.Published(Receipt receipt) -> setState(into, state.word(), null, null, receipt);
    }
  }

  private void setState(
      PreparedStatement into,
      String word,
      @Nullable Instant until,
      @Nullable Failure failure,
      @Nullable Receipt receipt)
      throws SQLException {
    into.setString(2, word);
    setTime(into, 9, until);
    into.setString(
        10, failure == null ? null : Json.write(json -> ModelJson.writeFailure(json, failure)));
    into.setString(11, receipt == null ? null : texts.of(receipt));
  }

  private static void setTime(PreparedStatement into, int position, @Nullable Instant time)
      throws SQLException {
    if (time == null) {
      into.setObject(position, null);
    } else {
      into.setLong(position, Times.toNanos(time));
    }
  }

  private void saveLists(Job job) throws SQLException {
    long id = job.id().value();
    if (id < nextJob) {
      deleteMirrors.setLong(1, id);
      deleteMirrors.executeUpdate();
      deleteChecksums.setLong(1, id);
      deleteChecksums.executeUpdate();
    }
    List<Link> links = job.links();
    for (int i = 1; i < links.size(); i++) {
      addMirror.setLong(1, id);
      addMirror.setInt(2, i);
      addMirror.setString(3, links.get(i).text());
      addMirror.executeUpdate();
    }
    List<Checksum> checksums = job.request().checksums();
    for (int i = 0; i < checksums.size(); i++) {
      addChecksum.setLong(1, id);
      addChecksum.setInt(2, i);
      addChecksum.setString(3, checksums.get(i).algorithm().label());
      addChecksum.setString(4, checksums.get(i).hex());
      addChecksum.executeUpdate();
    }
  }

  private long options(JobRequest request) throws SQLException {
    OptionsJson key = new OptionsJson(request.options(), request.headers());
    Long known = knownOptions.get(key);
    if (known != null) {
      return known;
    }
    String content = key.write();
    addOptions.setString(1, content);
    addOptions.executeUpdate();
    findOptions.setString(1, content);
    try (ResultSet rows = findOptions.executeQuery()) {
      long id = rows.getLong(1);
      if (knownOptions.size() >= MOST_KNOWN_OPTIONS) {
        knownOptions.clear();
      }
      knownOptions.put(key, id);
      return id;
    }
  }
}
