package dev.loadstone.core.transfer;

import static dev.loadstone.core.testing.FakeBehaviour.NORMAL;
import static dev.loadstone.core.testing.FakeBehaviour.fails;
import static dev.loadstone.core.transfer.Bench.LINK;
import static dev.loadstone.core.transfer.Bench.MIRROR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TransferTest {
  private static final int MIB = 1 << 20;
  @TempDir Path folder;
  private Bench bench;
  private final FakeResource file = FakeResource.random(1, 5 * MIB + 17);

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    bench.transport.serve(LINK, file);
  }

  @AfterEach
  void nothingLeaks() {
    assertThat(bench.transport.openAnswers()).isZero();
  }

  @Test
  void run_goodServer_bringsTheFileWithReceipt() throws Exception {
    Path path = bench.publish();
    assertThat(path).hasFileName("pack.bin").hasBinaryContent(file.bytes());
    Receipt receipt = bench.receipt(path);
    assertThat(receipt.digest()).isEqualTo(sha256(file.bytes()));
    assertThat(receipt.size()).isEqualTo(file.bytes().length);
    assertThat(receipt.etag()).isEqualTo(file.etag());
    assertThat(receipt.verdict()).isInstanceOf(Verdict.Unverified.class);
    assertThat(folder).isDirectoryNotContaining(p -> p.toString().contains("loadstone"));
    assertThat(bench.exchanges).hasSize(1);
    assertThat(bench.resumes).containsExactly(0L);
  }

  @Test
  void run_emptyFile_isPublished() throws Exception {
    bench.transport.serve(LINK, FakeResource.of(new byte[0]));
    assertThat(bench.published()).isEmpty();
  }

  @Test
  void run_cutThenAgain_resumesWithIfRangeAndBringsTheFile() throws Exception {
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    assertThat(bench.attempt())
        .isInstanceOfSatisfying(
            TransferResult.Broke.class,
            broke -> {
              assertThat(broke.progressed()).isTrue();
              assertThat(broke.received()).isEqualTo(3 * MIB);
            });
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.transport.requests().get(1).headers().first("Range"))
        .contains("bytes=" + 3 * MIB + "-");
    assertThat(bench.transport.requests().get(1).headers().first("If-Range")).contains(file.etag());
    assertThat(bench.resumes.getLast()).isEqualTo(3L * MIB);
    assertThat(bench.answers).containsExactly(200, 206);
  }

  @Test
  void run_cutAndNameUnknownToANewJob_findsThePartByTheFirstAnswer() throws Exception {
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    bench.target = null;
    bench.remote = null;
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.resumes.getLast()).isEqualTo(3L * MIB);
  }

  @Test
  void run_cutThenBegunAnewAndCut_isNoProgress() throws Exception {
    FakeResource unproven = file.withEtag(null);
    bench.transport.serve(LINK, unproven);
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB), NORMAL.cutAfter(4 * MIB));
    assertThat(broke(bench.attempt()).progressed()).isTrue();
    assertThat(broke(bench.attempt()).progressed()).isFalse();
  }

  @Test
  void run_rangeForbidden_asksForTheWholeFile() throws Exception {
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    bench.transport.next(
        LINK,
        request -> request.headers().has("Range"),
        FakeBehaviour.answers(FakeAnswer.of(403, Headers.NONE, "")));
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.resumes).containsExactly(0L, 0L);
  }

  @Test
  void run_fileChangedBetween_startsOverAndSaysWhy() throws Exception {
    FakeResource other = FakeResource.random(2, 5 * MIB + 17);
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    bench.transport.serve(LINK, other);
    assertThat(bench.published()).isEqualTo(other.bytes());
    assertThat(bench.log)
        .anyMatch(line -> line.contains(file.etag() + " -> " + other.etag() + "): started over"));
  }

  @Test
  void run_fileChangedAndToFail_asksAndKeepsThePart() throws Exception {
    onChange(ChangePolicy.FAIL);
    FakeResource other = FakeResource.random(2, 5 * MIB + 17);
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    byte[] part = Files.readAllBytes(PartFile.pathFor(folder.resolve("pack.bin")));
    bench.transport.serve(LINK, other);
    TransferResult.Broke broke = broke(bench.attempt());
    assertThat(broke.failure().code()).isEqualTo(FailureCode.REMOTE_CHANGED);
    assertThat(broke.failure().detail()).contains(file.etag() + " -> " + other.etag());
    assertThat(PartFile.pathFor(folder.resolve("pack.bin"))).hasBinaryContent(part);
    bench.transport.serve(LINK, file);
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.resumes.getLast()).isEqualTo(3L * MIB);
  }

  @Test
  void run_fileChangedAndToKeepBoth_leavesThePartAndTakesAnotherName() throws Exception {
    onChange(ChangePolicy.KEEP_BOTH);
    FakeResource other = FakeResource.random(2, MIB);
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    bench.transport.serve(LINK, other);
    assertThat(bench.publish()).hasFileName("pack (1).bin").hasBinaryContent(other.bytes());
    assertThat(PartFile.pathFor(folder.resolve("pack.bin"))).exists();
  }

  @Test
  void run_serverIgnoresRange_startsOver() throws Exception {
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    bench.transport.serve(LINK, file.withRanges(false));
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.log).anyMatch(line -> line.contains("asking again without If-Range"));
    assertThat(bench.transport.requests()).hasSize(3);
  }

  @Test
  void run_serverMisunderstandsIfRange_resumesByRangeAlone() throws Exception {
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    bench.transport.next(
        LINK,
        request -> request.headers().has("If-Range"),
        FakeBehaviour.answers(file.answer(Headers.NONE, Instant.EPOCH)));
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.resumes.getLast()).isEqualTo(3L * MIB);
  }

  @Test
  void run_noValidator_startsOverButWithChecksumResumes() throws Exception {
    bench.transport.serve(LINK, file.withEtag(null));
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB), NORMAL.cutAfter(4 * MIB));
    bench.attempt();
    bench.attempt();
    assertThat(bench.resumes).containsExactly(0L, 0L);
    bench.with(r -> r.withChecksums(List.of(sha256(file.bytes()))));
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.resumes.getLast()).isEqualTo(4L * MIB);
    assertThat(bench.receipt(folder.resolve("pack.bin")).verdict())
        .isInstanceOf(Verdict.Verified.class);
  }

  @Test
  void run_noValidatorAndChangedUnderAChecksum_startsOverOnceAndIsRight() throws Exception {
    FakeResource other = FakeResource.random(2, 5 * MIB + 17).withEtag(null);
    bench.with(r -> r.withChecksums(List.of(sha256(other.bytes()))));
    bench.transport.serve(LINK, file.withEtag(null));
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    bench.transport.serve(LINK, other);
    assertThat(bench.published()).isEqualTo(other.bytes());
    assertThat(bench.resumes).containsExactly(0L, 3L * MIB, 0L);
  }

  @Test
  void run_continueUnprovenChosen_joinsAndTheVerdictSaysSo() throws Exception {
    bench.transport.serve(LINK, file.withEtag(null));
    bench.with(r -> r.withOptions(r.options().toBuilder().continueUnproven(true).build()));
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    Path path = bench.publish();
    assertThat(bench.receipt(path).verdict()).isEqualTo(new Verdict.Unverified("joined unproven"));
    assertThat(bench.resumes.getLast()).isEqualTo(3L * MIB);
  }

  @Test
  void run_wrongChecksum_failsAndLeavesNothing() {
    bench.with(r -> r.withChecksums(List.of(sha256(new byte[] {1}))));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.CHECKSUM_MISMATCH);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void run_statedDigestDiffers_fails() {
    String digest = Base64.getEncoder().encodeToString(new byte[32]);
    bench.transport.serve(LINK, file.withHeader("Repr-Digest", "sha-256=:" + digest + ":"));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.CHECKSUM_MISMATCH);
  }

  @Test
  void run_statedWeakDigest_isComputedAndNamed() throws Exception {
    byte[] md5 = MessageDigest.getInstance("MD5").digest(file.bytes());
    bench.transport.serve(
        LINK, file.withHeader("Content-MD5", Base64.getEncoder().encodeToString(md5)));
    Path path = bench.publish();
    assertThat(bench.receipt(path).verdict())
        .isInstanceOfSatisfying(
            Verdict.Verified.class,
            v -> assertThat(v.checksum().algorithm()).isEqualTo(DigestAlgorithm.MD5));
  }

  @Test
  void run_siblingChecksumAskedFor_verifies() throws Exception {
    String line = sha256(file.bytes()).hex() + "  pack.bin\n";
    bench.transport.serve(
        Link.parse(LINK.text() + ".sha256"), FakeAnswer.of(200, Headers.NONE, line));
    bench.with(r -> r.withOptions(r.options().toBuilder().findChecksums(true).build()));
    Path path = bench.publish();
    assertThat(bench.receipt(path).verdict()).isInstanceOf(Verdict.Verified.class);
  }

  @Test
  void run_noSiblingChecksumThere_answersAreThoseAboutTheFile() throws Exception {
    bench.with(r -> r.withOptions(r.options().toBuilder().findChecksums(true).build()));
    bench.publish();
    assertThat(bench.exchanges.getLast().status()).isEqualTo(404);
    assertThat(bench.answers).containsExactly(200);
  }

  @ParameterizedTest
  @CsvSource({
    "204, WRONG_CONTENT",
    "206, PROTOCOL_ERROR",
    "304, PROTOCOL_ERROR",
    "404, HTTP_STATUS",
    "401, SIGN_IN_NEEDED",
    "429, HTTP_STATUS_TEMPORARY",
    "503, HTTP_STATUS_TEMPORARY"
  })
  void run_answerIsNoFile_failsAndLeavesNothing(int status, FailureCode expected) {
    bench.transport.next(LINK, NORMAL.changing(answer -> answer.withStatus(status)));
    assertThat(code(bench.attempt())).isEqualTo(expected);
    assertThat(bench.answers).containsExactly(status);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void run_codedAnswer_isRefused() {
    bench.transport.next(LINK, NORMAL.changing(a -> a.withHeader("Content-Encoding", "gzip")));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.BODY_DECOMPRESS_FAILED);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void run_contentIsNotWhatTheNameSays_failsAndLeavesNothing() {
    bench.content =
        (_, name, _, _) -> new ContentCheck.Finding(AssetKind.OTHER, "html", name + " is a page");
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.WRONG_CONTENT);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void run_anyContentChosen_isTakenAndTheLogSaysSo() throws Exception {
    bench.content =
        (_, name, _, _) -> new ContentCheck.Finding(AssetKind.OTHER, "html", name + " is a page");
    bench.with(r -> r.withOptions(r.options().toBuilder().anyContent(true).build()));
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.log).anyMatch(line -> line.contains("is a page: taken all the same"));
  }

  @Test
  void run_chunkedBody_isTakenWhole() throws Exception {
    bench.transport.serve(LINK, file.withFraming(FakeAnswer.Framing.CHUNKED));
    assertThat(bench.published()).isEqualTo(file.bytes());
  }

  @Test
  void run_chunkedBodyCut_isNoFileButResumes() throws Exception {
    bench.transport.serve(LINK, file.withFraming(FakeAnswer.Framing.CHUNKED));
    bench.transport.next(LINK, NORMAL.cutAfter(2 * MIB));
    assertThat(bench.attempt()).isInstanceOf(TransferResult.Broke.class);
    assertThat(bench.published()).isEqualTo(file.bytes());
  }

  @Test
  void run_endOnlyByClose_isUnverifiedAndSaysWhy() throws Exception {
    bench.transport.serve(LINK, file.withFraming(FakeAnswer.Framing.CLOSE));
    Path path = bench.publish();
    assertThat(bench.receipt(path).verdict())
        .isEqualTo(new Verdict.Unverified("the server did not say where the file ends"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LENGTH", "CHUNKED"})
  void run_largerThanAllowed_fails(FakeAnswer.Framing framing) {
    bench.transport.serve(LINK, file.withFraming(framing));
    bench.with(r -> r.withOptions(r.options().toBuilder().maxSize(MIB).build()));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.BODY_SIZE_LIMIT_EXCEEDED);
  }

  @Test
  void run_sixteenConnections_bringsTheFile() throws Exception {
    FakeResource big = FakeResource.random(3, 40 * MIB + 5);
    bench.transport.serve(LINK, big);
    connections(16);
    assertThat(bench.published()).isEqualTo(big.bytes());
    assertThat(bench.exchanges).hasSizeGreaterThan(4);
  }

  @Test
  void run_connectionsCutAtRandom_stillBringsTheFile() throws Exception {
    FakeResource big = FakeResource.random(3, 40 * MIB + 5);
    bench.transport.serve(LINK, big);
    bench.transport.next(LINK, r -> r.headers().has("Range"), NORMAL.cutAfter(100_000));
    bench.transport.next(LINK, r -> r.headers().has("Range"), NORMAL.cutAfter(1_000_000));
    connections(8);
    assertThat(bench.published()).isEqualTo(big.bytes());
  }

  @Test
  void run_serverRefusesMoreConnections_goesOnWithFewer() throws Exception {
    FakeResource big = FakeResource.random(3, 40 * MIB + 5);
    bench.transport.serve(
        LINK,
        request ->
            request.headers().has("Range")
                ? FakeAnswer.status(503)
                : big.answer(Headers.NONE, Instant.EPOCH));
    connections(8);
    assertThat(bench.published()).isEqualTo(big.bytes());
    assertThat(bench.log).anyMatch(line -> line.contains("going on with"));
    assertThat(bench.answers).containsExactly(200);
  }

  @Test
  void run_serverWithoutRanges_leadFetchesAll() throws Exception {
    FakeResource big = FakeResource.random(3, 20 * MIB + 5).withRanges(false);
    bench.transport.serve(LINK, big);
    connections(8);
    assertThat(bench.published()).isEqualTo(big.bytes());
  }

  @Test
  void run_fileChangesUnderSegments_isNeverMixed() throws Exception {
    FakeResource big = FakeResource.random(3, 20 * MIB);
    FakeResource other = FakeResource.random(4, 20 * MIB);
    bench.transport.serve(
        LINK,
        request ->
            (bench.transport.requests().size() > 2 ? other : big)
                .answer(request.headers(), Instant.EPOCH));
    connections(4);
    byte[] published = bench.published();
    assertThat(Arrays.equals(published, big.bytes()) || Arrays.equals(published, other.bytes()))
        .isTrue();
  }

  @Test
  void run_fileChangesBetweenTwoRanges_startsOverWithinTheAttempt() throws Exception {
    FakeResource other = FakeResource.random(4, 5 * MIB);
    bench.transport.next(LINK, NORMAL.cutAfter(3 * MIB));
    bench.attempt();
    byte[] some = Arrays.copyOfRange(file.bytes(), 3 * MIB, 4 * MIB);
    String range = "bytes %d-%d/%d".formatted(3 * MIB, 4 * MIB - 1, file.bytes().length);
    Headers headers = Headers.of("ETag", String.valueOf(file.etag()), "Content-Range", range);
    FakeAnswer less = new FakeAnswer(206, headers, some, FakeAnswer.Framing.LENGTH);
    bench.transport.next(LINK, FakeBehaviour.answers(less));
    bench.transport.serve(LINK, other);
    assertThat(bench.published()).isEqualTo(other.bytes());
    assertThat(bench.resumes).containsExactly(0L, 3L * MIB, 0L);
  }

  @Test
  void run_hostGateFull_usesOneConnection() throws Exception {
    FakeResource big = FakeResource.random(3, 20 * MIB);
    bench.transport.serve(LINK, big);
    bench.hosts.limit(0);
    connections(8);
    assertThat(bench.published()).isEqualTo(big.bytes());
    assertThat(bench.exchanges).hasSize(1);
  }

  @Test
  void run_expiredTarget_asksTheOriginalLinkAgain() throws Exception {
    Link signed = Link.parse("http://cdn.test/signed?sig=1");
    Link fresh = Link.parse("http://cdn.test/signed?sig=2");
    bench.transport.serve(LINK, FakeAnswer.redirect(302, fresh.text()));
    bench.transport.next(LINK, FakeBehaviour.answers(FakeAnswer.redirect(302, signed.text())));
    bench.transport.serve(signed, FakeAnswer.status(403));
    bench.transport.serve(fresh, file);
    assertThat(bench.published()).isEqualTo(file.bytes());
    assertThat(bench.log).anyMatch(line -> line.contains("asking the original link again"));
  }

  @Test
  void run_moreRedirectsThanAllowed_fails() throws Exception {
    Link other = Link.parse("http://cdn.test/rock.bin");
    bench.transport.serve(LINK, FakeAnswer.redirect(302, other.text()));
    bench.transport.serve(other, FakeAnswer.redirect(302, MIRROR.text()));
    bench.transport.serve(MIRROR, file);
    redirects(1);
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.REDIRECT_LIMIT_REACHED);
    assertThat(bench.answers).containsExactly(302, 302);
    redirects(2);
    assertThat(bench.published()).isEqualTo(file.bytes());
  }

  @Test
  void run_firstLinkFails_takesTheMirror() throws Exception {
    bench.with(r -> r.withLinks(List.of(LINK, MIRROR)));
    bench.transport.serve(LINK, FakeAnswer.status(500));
    bench.transport.serve(MIRROR, file);
    assertThat(bench.published()).isEqualTo(file.bytes());
  }

  @Test
  void run_allLinksFail_temporaryFailureWins() {
    bench.with(r -> r.withLinks(List.of(LINK, MIRROR)));
    bench.transport.next(LINK, fails(FailureCode.CANT_CONNECT));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.CANT_CONNECT);
  }

  @Test
  void run_mirrorsUnderAChecksum_shareTheFile() throws Exception {
    FakeResource big = FakeResource.random(3, 40 * MIB);
    bench.transport.serve(LINK, big);
    bench.transport.serve(MIRROR, big.withEtag("\"other\""));
    bench.with(r -> r.withLinks(List.of(LINK, MIRROR)).withChecksums(List.of(sha256(big.bytes()))));
    connections(4);
    assertThat(bench.published()).isEqualTo(big.bytes());
    assertThat(bench.transport.requests(MIRROR)).isNotEmpty();
  }

  @Test
  void run_publishedAndUnchangedButNotWhatTheChecksumSays_fails() throws Exception {
    bench.publish();
    bench.with(r -> r.withChecksums(List.of(sha256(new byte[] {1}))));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.CHECKSUM_MISMATCH);
  }

  @Test
  void run_publishedAndUnchanged_costsOneConditionalRequest() throws Exception {
    bench.publish();
    assertThat(bench.attempt()).isInstanceOf(TransferResult.Unchanged.class);
    assertThat(bench.transport.requests().getLast().headers().first("If-None-Match"))
        .contains(file.etag());
    assertThat(bench.exchanges.getLast().bytesReceived()).isZero();
    assertThat(bench.answers.getLast()).isEqualTo(304);
  }

  @Test
  void run_publishedAndOnlyTheTimeIsAnother_costsOneConditionalRequest() throws Exception {
    Path published = bench.publish();
    FileTime later = FileTime.from(Instant.parse("2031-01-01T00:00:00Z"));
    Files.setLastModifiedTime(published, later);
    assertThat(bench.attempt())
        .isInstanceOfSatisfying(
            TransferResult.Unchanged.class,
            unchanged -> assertThat(unchanged.receipt().modifiedAt()).isEqualTo(later.toInstant()));
    assertThat(bench.exchanges.getLast().bytesReceived()).isZero();
  }

  @Test
  void run_publishedAndOtherBytesOfThatLength_areKeptAndTheNameGetsANumber() throws Exception {
    Path published = bench.publish();
    byte[] edited = Files.readAllBytes(published);
    edited[7]++;
    Files.write(published, edited);
    Files.setLastModifiedTime(published, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
    assertThat(bench.publish()).hasFileName("pack (1).bin").hasBinaryContent(file.bytes());
    assertThat(published).hasBinaryContent(edited);
  }

  @Test
  void run_publishedButChangedOnTheServer_replacesOurOwnFile() throws Exception {
    bench.publish();
    FakeResource other = FakeResource.random(2, MIB);
    bench.transport.serve(LINK, other);
    assertThat(bench.publish()).hasFileName("pack.bin").hasBinaryContent(other.bytes());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void run_publishedButChangedAndToKeepBoth_leavesTheOldFile(boolean etags) throws Exception {
    onChange(ChangePolicy.KEEP_BOTH);
    FakeResource old = etags ? file : file.withEtag(null).withLastModified(Instant.EPOCH);
    bench.transport.serve(LINK, old);
    Path first = bench.publish();
    FakeResource other = FakeResource.random(2, MIB);
    bench.transport.serve(LINK, other);
    assertThat(bench.publish()).hasFileName("pack (1).bin").hasBinaryContent(other.bytes());
    assertThat(first).hasBinaryContent(file.bytes());
  }

  @Test
  void run_publishedButChangedAndToFail_asksAndLeavesTheOldFile() throws Exception {
    onChange(ChangePolicy.FAIL);
    Path first = bench.publish();
    bench.transport.serve(LINK, FakeResource.random(2, MIB));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.REMOTE_CHANGED);
    assertThat(first).hasBinaryContent(file.bytes());
    onChange(ChangePolicy.RESTART);
    assertThat(Files.size(bench.publish())).isEqualTo(MIB);
  }

  private void onChange(ChangePolicy policy) {
    bench.with(r -> r.withOptions(r.options().toBuilder().onChange(policy).build()));
  }

  @Test
  void run_publishedByAnEarlierJob_isFoundByItsReceipt() throws Exception {
    bench.publish();
    bench.target = null;
    bench.remote = null;
    assertThat(bench.attempt()).isInstanceOf(TransferResult.Unchanged.class);
  }

  @Test
  void run_foreignFileThere_isKeptAndTheNameGetsANumber() throws Exception {
    Files.writeString(folder.resolve("pack.bin"), "mine");
    assertThat(bench.publish()).hasFileName("pack (1).bin").hasBinaryContent(file.bytes());
    assertThat(folder.resolve("pack.bin")).hasContent("mine");
  }

  @Test
  void run_foreignFileThere_policyDecides() throws Exception {
    Files.writeString(folder.resolve("pack.bin"), "mine");
    conflict(ConflictPolicy.FAIL);
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.TARGET_EXISTS);
    conflict(ConflictPolicy.SKIP);
    assertThat(bench.attempt()).isInstanceOf(TransferResult.Skipped.class);
    assertThat(folder.resolve("pack.bin")).hasContent("mine");
    conflict(ConflictPolicy.OVERWRITE);
    assertThat(bench.publish()).hasFileName("pack.bin").hasBinaryContent(file.bytes());
  }

  @Test
  void run_nameLeavesTheFolder_isRefused() {
    bench.with(r -> r.withName("../pack.bin"));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.UNSAFE_NAME);
  }

  @Test
  void run_serverSuggestsAPath_onlyItsLastNameCounts() throws Exception {
    bench.transport.serve(
        LINK, file.withHeader("Content-Disposition", "attachment; filename=\"../../etc/x.png\""));
    assertThat(bench.publish()).isEqualTo(folder.resolve("x.png"));
  }

  @Test
  void stop_whileStreaming_keepsWhatCameAndForcesIt() throws Exception {
    Gate gate = new Gate();
    bench.transport.next(LINK, NORMAL.heldAt(gate, 2 * MIB));
    Transfer transfer = bench.transfer();
    CompletableFuture<TransferResult> result = CompletableFuture.supplyAsync(transfer::run);
    gate.awaitReached();
    transfer.stop();
    assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new TransferResult.Stopped(2L * MIB));
    assertThat(bench.checkpoints.getLast().getFirst().written()).isEqualTo(2L * MIB);
    assertThat(PartFile.pathFor(folder.resolve("pack.bin"))).exists();
    assertThat(bench.published()).isEqualTo(file.bytes());
  }

  @Test
  void stop_beforeRun_returnsStopped() {
    Transfer transfer = bench.transfer();
    transfer.stop();
    assertThat(transfer.run()).isInstanceOf(TransferResult.Stopped.class);
  }

  @Test
  void run_maxTimePassed_isOutOfTimeAndKeepsThePart() {
    bench.with(r -> r.withOptions(r.options().toBuilder().maxTime(Duration.ofSeconds(2)).build()));
    bench.transport.always(LINK, NORMAL.pacedAt(MIB));
    assertThat(code(bench.attempt())).isEqualTo(FailureCode.OUT_OF_TIME);
    assertThat(PartFile.pathFor(folder.resolve("pack.bin"))).exists();
  }

  @Test
  void run_jobLimit_isKept() throws Exception {
    bench.with(r -> r.withOptions(r.options().toBuilder().bytesPerSecond(MIB).build()));
    long before = bench.time.nanos();
    bench.publish();
    assertThat((bench.time.nanos() - before) / 1e9).isBetween(4.8, 5.2);
  }

  @Test
  void run_keepServerTime_isTheFilesTime() throws Exception {
    Instant modified = Instant.parse("2020-02-02T02:02:02Z");
    bench.transport.serve(LINK, file.withLastModified(modified));
    bench.with(r -> r.withOptions(r.options().toBuilder().keepServerTime(true).build()));
    assertThat(Files.getLastModifiedTime(bench.publish()).toInstant()).isEqualTo(modified);
  }

  private void connections(int count) {
    bench.with(r -> r.withOptions(r.options().toBuilder().connections(count).build()));
  }

  private void redirects(int most) {
    bench.with(r -> r.withOptions(r.options().toBuilder().redirects(most).build()));
  }

  private void conflict(ConflictPolicy policy) {
    bench.with(r -> r.withOptions(r.options().toBuilder().onConflict(policy).build()));
    bench.target = null;
    bench.names.clear();
  }

  private static FailureCode code(TransferResult result) {
    return broke(result).failure().code();
  }

  private static TransferResult.Broke broke(TransferResult result) {
    assertThat(result).isInstanceOf(TransferResult.Broke.class);
    return (TransferResult.Broke) result;
  }

  static Checksum sha256(byte[] bytes) {
    try {
      return new Checksum(
          DigestAlgorithm.SHA_256,
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
