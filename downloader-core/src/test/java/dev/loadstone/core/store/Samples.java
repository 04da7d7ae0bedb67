package dev.loadstone.core.store;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Values that a store must give back as they were. */
final class Samples {
  static final Path FOLDER = Path.of("/games/asset böx").toAbsolutePath();
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");
  static final Checksum SHA = new Checksum(DigestAlgorithm.SHA_256, "9f86d081884c7d65".repeat(4));
  static final String SECRET = "hunter2-s3cret-value";

  private Samples() {}

  static Job job(long id) {
    JobRequest request =
        JobRequest.of(new Link("https://assets.example/packs/item-" + id + ".pck"), FOLDER);
    return Job.queued(new JobId(id), request, id * 1_000, NOW);
  }

  static List<Job> jobs(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(Samples::job).toList();
  }

  /** A profile with every field set. */
  static HostProfile richProfile(String pattern) {
    return new HostProfile(
        HostPattern.parse(pattern),
        Headers.of("User-Agent", "Game/1"),
        SignIn.BASIC,
        3,
        1_000_000,
        true,
        new NetworkOptions(
            new TlsOptions(
                Path.of("/etc/own-ca.pem"),
                true,
                "cdn.example",
                new ClientCertificate(Path.of("/etc/own.pem"), Path.of("/etc/own.key")),
                List.of(KeyPin.of(new byte[32])),
                true,
                RevocationMode.REQUIRED),
            new ProxyOptions(
                "http://p.example:8080",
                ProxyOptions.DIRECT,
                List.of("10.0.0.0/8", ".lan"),
                true)));
  }

  /** A job with every field set. */
  static Job richJob(long id) {
    TransferOptions options =
        new TransferOptions(
            7,
            3,
            1_000_000,
            9,
            Duration.ofMillis(1_500),
            Duration.ofSeconds(90),
            Duration.ofHours(3),
            1L << 40,
            ConflictPolicy.OVERWRITE,
            ChangePolicy.KEEP_BOTH,
            true,
            true,
            true,
            true,
            new NetworkOptions(Path.of("/etc/own-ca.pem"), true, "socks5://localhost:1080"));
    JobRequest request =
        new JobRequest(
            List.of(
                new Link("https://a.example/x?sig=1"),
                new Link("http://b.example/x"),
                new Link("http://c.example/x")),
            FOLDER,
            "levels/ünï \"x\".pck",
            Headers.of("User-Agent", "Game/1", "Accept", "a", "accept", "b"),
            Secrets.NONE,
            List.of(SHA, new Checksum(DigestAlgorithm.CRC_32, "00ff00ff")),
            "level one",
            -3,
            true,
            options);
    return Job.queued(new JobId(id), request, -5, NOW)
        .withTarget(FOLDER.resolve("levels/ünï \"x\".pck"), remote())
        .withStatus(206)
        .withReceived(12_345_678_901L)
        .withFailures(4)
        .withResumedAt(4_096)
        .withFinished(NOW.plusNanos(1));
  }

  static RemoteFile remote() {
    return new RemoteFile(
        new Validator.StrongEtag("\"v1\""),
        99_999_999_999L,
        true,
        "application/octet-stream",
        "\"v1\"",
        "Wed, 04 Mar 2026 05:06:07 GMT",
        "x\u2028 \u0001.pck");
  }

  static Secrets secrets() {
    return new Secrets("ada", SECRET, Headers.of("Authorization", "Bearer " + SECRET));
  }

  static Receipt receipt(String path) {
    return new Receipt(
        FOLDER,
        path,
        new Link("https://assets.example/" + path),
        "W/\"1\"",
        "Wed, 04 Mar 2026 05:06:07 GMT",
        5_000_000_000L,
        SHA,
        AssetKind.PACK,
        "pck",
        new Verdict.Verified(SHA, "given"),
        NOW,
        Instant.parse("2400-01-01T00:00:00.000000001Z"));
  }

  static Receipt plainReceipt(String path) {
    return new Receipt(
        FOLDER,
        path,
        new Link("https://assets.example/" + path),
        null,
        null,
        0,
        SHA,
        AssetKind.OTHER,
        "",
        new Verdict.Unverified("no checksum given"),
        NOW,
        NOW);
  }

  static Failure failure() {
    return Failure.status(
        FailureCode.HTTP_STATUS_TEMPORARY, 503, "503 from a.example", Duration.ofMinutes(2));
  }

  /** Every state that is stored as it is. */
  static List<JobState> lastingStates() {
    Receipt mismatch = receipt("m");
    return List.of(
        new JobState.Queued(),
        new JobState.Backoff(NOW.plusSeconds(60), failure()),
        new JobState.Paused(),
        new JobState.Publishing(receipt("a/b.pck")),
        new JobState.Published(plainReceipt("c.txt")),
        new JobState.Published(
            new Receipt(
                mismatch.folder(),
                mismatch.path(),
                mismatch.link(),
                null,
                null,
                1,
                SHA,
                AssetKind.IMAGE,
                "png",
                new Verdict.Mismatch(
                    SHA, new Checksum(DigestAlgorithm.SHA_256, "00".repeat(32)), "SHA256SUMS"),
                NOW,
                NOW)),
        new JobState.Failed(Failure.of(FailureCode.CHECKSUM_MISMATCH, "expected a, got b")));
  }

  static HttpExchange exchange(int number) {
    return new HttpExchange(
        number,
        0,
        1,
        "GET",
        "https://a.example/x?…",
        Headers.of("Host", "a.example", "Range", "bytes=10-", "Authorization", "…"),
        206,
        "Partial Content",
        Headers.of("ETag", "\"v1\"", "Set-Cookie", "…", "set-cookie", "…"),
        "h2",
        "127.0.0.1:443",
        true,
        NOW.plusSeconds(number),
        new HttpExchange.Timing(-1, 2, 3, 4, 5, 6, 7),
        1_000_000,
        0,
        new HttpExchange.TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of("CN=a.example")),
        failure());
  }

  /** The same with every further fact set. */
  static HttpExchange proxied(HttpExchange plain) {
    return new HttpExchange(
        plain.attempt(),
        plain.segment(),
        plain.hop(),
        plain.method(),
        plain.link(),
        plain.requestHeaders(),
        plain.status(),
        plain.reason(),
        plain.responseHeaders(),
        plain.protocol(),
        plain.remoteAddress(),
        plain.reused(),
        plain.startedAt(),
        plain.timing(),
        plain.bytesReceived(),
        77,
        plain.tls(),
        plain.failure(),
        "socks5://localhost:1080",
        54_321,
        2_000_000,
        "https://c.example/?sig=[redacted]",
        new HttpExchange.Settings(
            new NetworkOptions(Path.of("/ca.pem"), true, "http://p.example:3128"),
            SignIn.DIGEST,
            true,
            true,
            true));
  }

  static HttpExchange answeredWith(Headers headers) {
    return new HttpExchange(
        1,
        0,
        0,
        "GET",
        "http://b.example/",
        Headers.NONE,
        200,
        "OK",
        headers,
        "h2",
        "127.0.0.1:80",
        false,
        NOW,
        HttpExchange.Timing.NONE,
        0,
        0,
        null,
        null);
  }

  static HttpExchange unanswered() {
    return new HttpExchange(
        1,
        2,
        0,
        "HEAD",
        "http://b.example/",
        Headers.NONE,
        0,
        "",
        Headers.NONE,
        "",
        "",
        false,
        NOW,
        HttpExchange.Timing.NONE,
        0,
        0,
        null,
        null);
  }

  static JobStore.Batch saving(Job... jobs) {
    return saving(List.of(jobs));
  }

  static JobStore.Batch saving(List<Job> jobs) {
    return new JobStore.Batch(jobs, List.of(), Map.of(), List.of(), List.of(), List.of());
  }

  static JobStore.Batch advancing(Job... jobs) {
    return new JobStore.Batch(
        List.of(), List.of(jobs), List.of(), Map.of(), List.of(), List.of(), List.of(), List.of());
  }

  static JobStore.Batch removing(JobId... jobs) {
    return new JobStore.Batch(List.of(), List.of(jobs), Map.of(), List.of(), List.of(), List.of());
  }

  static JobStore.Batch segments(JobId job, Segment... segments) {
    return new JobStore.Batch(
        List.of(), List.of(), Map.of(job, List.of(segments)), List.of(), List.of(), List.of());
  }

  static JobStore.Batch logging(List<LogLine> lines) {
    return new JobStore.Batch(List.of(), List.of(), Map.of(), lines, List.of(), List.of());
  }

  static JobStore.Batch recording(List<JobStore.RecordedExchange> exchanges) {
    return new JobStore.Batch(List.of(), List.of(), Map.of(), List.of(), exchanges, List.of());
  }

  static JobStore.Batch receipts(Receipt... receipts) {
    return new JobStore.Batch(
        List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(receipts));
  }
}
