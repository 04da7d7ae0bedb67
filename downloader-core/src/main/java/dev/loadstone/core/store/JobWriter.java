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
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes jobs with what belongs to them, through statements prepared once; one thread. */
final class JobWriter {
  static final String REMOVED_WITH_FILE = "removed-with-file";

  private static final String SAVE =
      """
      INSERT INTO jobs (id, queue_order, priority, state, label, link, folder, name, start_paused,
        options, target, remote, received, failures, resumed_at, added, finished, until, failure,
        receipt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET queue_order = excluded.queue_order,
        priority = excluded.priority, state = excluded.state, label = excluded.label,
        link = excluded.link, folder = excluded.folder, name = excluded.name,
        start_paused = excluded.start_paused, options = excluded.options,
        target = excluded.target, remote = excluded.remote, received = excluded.received,
        failures = excluded.failures, resumed_at = excluded.resumed_at, added = excluded.added,
        finished = excluded.finished, until = excluded.until, failure = excluded.failure,
        receipt = excluded.receipt
      """;
  private static final int MOST_KNOWN_OPTIONS = 10_000;

  private final PreparedStatement save;
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
  private final Map<OptionsJson, Long> knownOptions = new HashMap<>();
  private long nextJob;

  JobWriter(Connection connection, long nextJob) throws SQLException {
    this.nextJob = nextJob;
    save = connection.prepareStatement(SAVE);
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
  }

  long nextJob() {
    return nextJob;
  }

  void save(List<Job> jobs) throws SQLException {
    long next = nextJob;
    for (Job job : jobs) {
      saveRow(job);
      saveLists(job);
      nextJob = Math.max(nextJob, job.id().value() + 1);
    }
    if (nextJob > next) {
      saveNextJob.setString(1, Long.toString(nextJob));
      saveNextJob.executeUpdate();
    }
  }

  void remove(JobId job) throws SQLException {
    delete.setLong(1, job.value());
    delete.executeUpdate();
  }

  void replaceSegments(JobId job, List<Segment> segments) throws SQLException {
    deleteSegments.setLong(1, job.value());
    deleteSegments.executeUpdate();
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
    Path target = job.target();
    RemoteFile remote = job.remote();
    save.setLong(1, job.id().value());
    save.setLong(2, job.order());
    save.setInt(3, request.priority());
    save.setString(5, request.label());
    save.setString(6, request.link().text());
    save.setString(7, request.folder().toString());
    save.setString(8, request.name());
    save.setBoolean(9, request.startPaused());
    save.setLong(10, options(request));
    save.setString(11, target == null ? null : target.toString());
    save.setString(12, remote == null ? null : ModelJson.writeRemote(remote));
    save.setLong(13, job.received());
    save.setInt(14, job.failures());
    save.setLong(15, job.resumedAt());
    save.setLong(16, Times.toNanos(job.added()));
    setTime(17, job.finished());
    setState(job.state());
    save.executeUpdate();
  }

  private void setState(JobState state) throws SQLException {
    switch (state) {
      case JobState.Queued _, JobState.Running _, JobState.Verifying _ ->
          setState("queued", null, null, null);
      case JobState.Paused _ -> setState(state.word(), null, null, null);
      case JobState.Removed(boolean withFile) ->
          setState(withFile ? REMOVED_WITH_FILE : state.word(), null, null, null);
      case JobState.Backoff(Instant until, Failure because) ->
          setState(state.word(), until, because, null);
      case JobState.Failed(Failure failure) -> setState(state.word(), null, failure, null);
      case JobState.Publishing(Receipt receipt) -> setState(state.word(), null, null, receipt);
      case JobState.Published(Receipt receipt) -> setState(state.word(), null, null, receipt);
    }
  }

  private void setState(
      String word, @Nullable Instant until, @Nullable Failure failure, @Nullable Receipt receipt)
      throws SQLException {
    save.setString(4, word);
    setTime(18, until);
    save.setString(
        19, failure == null ? null : Json.write(json -> ModelJson.writeFailure(json, failure)));
    save.setString(20, receipt == null ? null : ReceiptJson.write(receipt));
  }

  private void setTime(int position, @Nullable Instant time) throws SQLException {
    if (time == null) {
      save.setObject(position, null);
    } else {
      save.setLong(position, Times.toNanos(time));
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
