package dev.loadstone.app.demo;

import dev.loadstone.app.cli.Lines;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Looks whether what the demo promises really happened, from the disk and the recorded requests.
 */
final class DemoProof {
  private static final String INDEX = "loadstone-assets.json";
  private static final Pattern FIRST_BYTE = Pattern.compile("bytes[ =](\\d{1,18})-.*");

  private final DemoOutcome outcome;
  private final List<String> missing = new ArrayList<>();

  private DemoProof(DemoOutcome outcome) {
    this.outcome = outcome;
  }

  /** What is missing, a line each; empty if all of it happened. */
  static List<String> missing(DemoOutcome outcome) throws IOException {
    DemoProof proof = new DemoProof(outcome);
    for (Sample sample : outcome.samples()) {
      proof.file(sample);
    }
    proof.resumption();
    proof.index();
    proof.nothingElse();
    return proof.missing;
  }

  /** Offset of the pack's 206 that went on after the cut; empty if there was none. */
  static Optional<Long> resumedAt(List<HttpExchange> exchanges, long cutAt) {
    return exchanges.stream()
        .filter(e -> e.status() == 206)
        .filter(e -> e.requestHeaders().first("Range").map(DemoProof::firstByte).isPresent())
        .filter(
            e ->
                firstByte(e.requestHeaders().first("Range").orElse(""))
                    == firstByte(e.responseHeaders().first("Content-Range").orElse("")))
        .map(e -> firstByte(e.responseHeaders().first("Content-Range").orElse("")))
        .filter(offset -> offset > 0 && offset <= cutAt)
        .findFirst();
  }

  private static long firstByte(String header) {
    Matcher matcher = FIRST_BYTE.matcher(header);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private void file(Sample sample) throws IOException {
    Job job = outcome.jobs().get(sample.path());
    if (job == null) {
      missing.add(sample.path() + ": was not queued");
      return;
    }
    if (!(job.state() instanceof JobState.Published(Receipt receipt))) {
      missing.add(sample.path() + ": is " + state(job) + ", not published");
      return;
    }
    if (!(receipt.verdict() instanceof Verdict.Verified)) {
      missing.add(sample.path() + ": the verdict is " + receipt.verdict().word());
    }
    Path file = outcome.library().resolve(sample.path());
    if (!receipt.file().equals(file)) {
      missing.add(sample.path() + ": was published as " + receipt.file());
    }
    if (!Files.isRegularFile(file) || Files.size(file) != sample.size()) {
      missing.add(sample.path() + ": is not there with its " + sample.size() + " bytes");
    } else if (!digest(file).equals(sample.sha256())) {
      missing.add(sample.path() + ": has other bytes than the server's file");
    }
  }

  private static String state(Job job) {
    return job.state() instanceof JobState.Failed(var failure)
        ? "failed (" + Lines.failed(job, failure) + ")"
        : job.state().word();
  }

  private void resumption() {
    if (outcome.cutAt() <= 0) {
      missing.add("the server did not break the pack's connection");
    }
    Optional<Long> offset = resumedAt(outcome.packExchanges(), outcome.cutAt());
    if (offset.isEmpty()) {
      missing.add("the pack was not resumed by a 206 from where it broke");
      return;
    }
    Job pack = outcome.jobs().get(SampleSet.PACK);
    if (pack != null && pack.resumedAt() != offset.get()) {
      missing.add(
          "the pack says it was resumed at "
              + pack.resumedAt()
              + ", the 206 begins at "
              + offset.get());
    }
  }

  private void index() throws IOException {
    Path index = outcome.library().resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      missing.add(INDEX + ": is not there");
      return;
    }
    Set<String> listed = paths(index);
    for (Sample sample : outcome.samples()) {
      if (!listed.contains(sample.path())) {
        missing.add(INDEX + ": does not list " + sample.path());
      }
    }
  }

  private static Set<String> paths(Path index) throws IOException {
    Set<String> paths = new HashSet<>();
    try (InputStream in = Files.newInputStream(index);
        JsonParser json =
            JsonFactory.builder().build().createParser(ObjectReadContext.empty(), in)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "path".equals(json.currentName())) {
          paths.add(json.getString());
        }
      }
    }
    return paths;
  }

  /** Parts of downloads and the like: nothing of that may be left. */
  private void nothingElse() throws IOException {
    Set<String> expected = new HashSet<>();
    outcome.samples().forEach(s -> expected.add(s.path()));
    if (!Files.isDirectory(outcome.library())) {
      return;
    }
    try (Stream<Path> files = Files.walk(outcome.library())) {
      files
          .filter(Files::isRegularFile)
          .map(f -> outcome.library().relativize(f).toString().replace('\\', '/'))
          .filter(path -> !expected.contains(path) && !path.startsWith(INDEX))
          .forEach(path -> missing.add(path + ": was left behind"));
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = SampleSet.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
