package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.transfer.Ask.Part;
import dev.loadstone.core.transfer.Ask.Proof;
import dev.loadstone.core.transfer.Decision.AlreadyWhole;
import dev.loadstone.core.transfer.Decision.AskAgain;
import dev.loadstone.core.transfer.Decision.Continue;
import dev.loadstone.core.transfer.Decision.Refuse;
import dev.loadstone.core.transfer.Decision.StartOver;
import dev.loadstone.core.transfer.ResumePlan.Head;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumePlanTest {
  private static final Link LINK = Link.parse("http://h/pack.zip");
  private static final Link OTHER = Link.parse("http://h/other.zip");
  private static final Validator TAG = new Validator.StrongEtag("\"a\"");
  private static final String DATE = "Tue, 05 May 2026 10:00:00 GMT";
  private static final String LATER = "Tue, 05 May 2026 12:00:00 GMT";
  private static final Validator DATED = new Validator.LastModified(DATE);
  private static final Validator NONE = new Validator.None();

  @Test
  void first_nothingThere_asksForAll() {
    assertThat(plan(null, RangeSet.EMPTY).first().what()).isEqualTo(new Ask.Whole());
    assertThat(plan(TAG, RangeSet.EMPTY).first().what()).isEqualTo(new Ask.Whole());
  }

  @Test
  void first_strongTag_asksRangeWithIfRange() {
    assertThat(plan(TAG, prefix(40)).first().what().headers())
        .isEqualTo(Headers.of("Range", "bytes=40-", "If-Range", "\"a\""));
  }

  @Test
  void first_strongDate_asksRangeWithIfRange() {
    assertThat(plan(DATED, prefix(40)).first().what().headers())
        .isEqualTo(Headers.of("Range", "bytes=40-", "If-Range", DATE));
  }

  @Test
  void first_gapInTheMiddle_asksForTheGapExactly() {
    RangeSet present = prefix(40).plus(new ByteRange(60, 101));
    assertThat(plan(TAG, present).first().what().headers().first("Range")).contains("bytes=40-59");
  }

  @Test
  void first_allThere_asksForTheLastByte() {
    assertThat(plan(TAG, prefix(101)).first().what().headers().first("Range"))
        .contains("bytes=100-100");
  }

  @Test
  void first_noValidator_startsOverAndSaysWhy() {
    AskAgain first = plan(NONE, prefix(40)).first();
    assertThat(first.what()).isEqualTo(new Ask.Whole());
    assertThat(first.line()).contains("nothing that proves").contains("starting over");
  }

  @Test
  void first_noValidatorButChecksum_asksRangeAlone() {
    ResumePlan plan = new ResumePlan(LINK, identity(LINK, NONE), prefix(40), true, false);
    assertThat(plan.first().what().headers()).isEqualTo(Headers.of("Range", "bytes=40-"));
  }

  @Test
  void first_noValidatorButChosen_asksRangeAloneAndSaysSo() {
    ResumePlan plan = new ResumePlan(LINK, identity(LINK, NONE), prefix(40), false, true);
    assertThat(plan.first().what()).isEqualTo(part(new Proof.Nothing()));
    assertThat(plan.first().line()).contains("unproven");
  }

  @Test
  void first_partOfAnotherLink_startsOverThoughTheTagIsStrong() {
    ResumePlan plan = new ResumePlan(LINK, identity(OTHER, TAG), prefix(40), false, false);
    assertThat(plan.first().what()).isEqualTo(new Ask.Whole());
    assertThat(plan.piece(new ByteRange(50, 60))).isEmpty();
  }

  @Test
  void judge_matching206_continues() {
    assertThat(judge(TAG, answer206("40-100/101", "\"a\"", 61)))
        .isEqualTo(
            new Continue(
                new ByteRange(40, 101),
                101,
                "going on at byte 40 of 101: the entity tag is unchanged"));
  }

  @Test
  void judge_206WithFewerBytesThanAsked_continuesWithThose() {
    assertThat(judge(TAG, answer206("40-50/101", "\"a\"", 11)))
        .isInstanceOfSatisfying(
            Continue.class, c -> assertThat(c.range()).isEqualTo(new ByteRange(40, 51)));
  }

  @ParameterizedTest
  @CsvSource({
    "41-100/101, '\"a\"', 60, asked from 40",
    "39-100/101, '\"a\"', 62, asked from 40",
    "0-100/101, '\"a\"', 101, asked from 40",
    "40-100/*, '\"a\"', 61, how long",
    "40-98/99, '\"a\"', 59, total changed 101 -> 99",
    "40-100/101, '\"a\"', 60, body has 60",
    "40-100/101, '\"b\"', 61, '\"a\" -> \"b\"'",
    "40-100/101, 'W/\"a\"', 61, '\"a\" -> W/\"a\"'",
    "40-100/101, a, 61, '\"a\" -> a'",
    "rubbish, '\"a\"', 61, without one usable"
  })
  void judge_206ThatContradicts_asksForAllAndSaysWhy(
      String range, String tag, long length, String why) {
    Decision decision = judge(TAG, answer206(range, tag, length));
    assertThat(decision).isInstanceOf(AskAgain.class);
    assertThat(((AskAgain) decision).what()).isEqualTo(new Ask.Whole());
    assertThat(decision.line()).contains(why).contains("starting over");
  }

  @Test
  void judge_206WithoutTagOrRange_asksForAll() {
    Headers untagged = Headers.of("Content-Range", "bytes 40-100/101");
    assertThat(judge(TAG, head(206, untagged, 61))).isInstanceOf(AskAgain.class);
    assertThat(judge(TAG, head(206, Headers.of("ETag", "\"a\""), 61))).isInstanceOf(AskAgain.class);
  }

  @Test
  void judge_multipart206_asksForAll() {
    Head head =
        head(
            206,
            Headers.of(
                "ETag",
                "\"a\"",
                "Content-Range",
                "bytes 40-100/101",
                "Content-Type",
                "Multipart/ByteRanges; boundary=x"),
            61);
    assertThat(judge(TAG, head).line()).contains("several parts");
  }

  @Test
  void judge_206BeyondTheExactEndAsked_asksForAll() {
    ResumePlan plan = plan(TAG, prefix(40).plus(new ByteRange(60, 101)));
    Decision decision = plan.judge(plan.first().what(), answer206("40-100/101", "\"a\"", 61));
    assertThat(decision.line()).contains("asked up to 59");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 206})
  void judge_codedBody_isRefused(int status) {
    Headers coded =
        Headers.of("ETag", "\"a\"", "Content-Range", "bytes 40-100/101", "Content-Encoding", "br");
    assertThat(judge(TAG, head(status, coded, 61)))
        .isInstanceOfSatisfying(
            Refuse.class,
            r -> assertThat(r.failure().code()).isEqualTo(FailureCode.BODY_DECOMPRESS_FAILED));
  }

  @Test
  void judge_200WithTheSameTag_asksOnceMoreByRangeAlone() {
    Decision again = judge(TAG, answer200("\"a\"", 101));
    assertThat(again).isInstanceOf(AskAgain.class);
    Ask second = ((AskAgain) again).what();
    assertThat(second.headers()).isEqualTo(Headers.of("Range", "bytes=40-"));
    ResumePlan plan = plan(TAG, prefix(40));
    assertThat(plan.judge(second, answer206("40-100/101", "\"a\"", 61)))
        .isInstanceOf(Continue.class);
    assertThat(plan.judge(second, answer206("40-100/101", "\"b\"", 61)))
        .isInstanceOf(AskAgain.class);
    assertThat(plan.judge(second, answer200("\"a\"", 101))).isInstanceOf(StartOver.class);
  }

  @Test
  void judge_200WithTheSameTagButAnotherLength_startsOver() {
    assertThat(judge(TAG, answer200("\"a\"", 99)).line()).contains("101 -> 99");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"b\"", "W/\"a\""})
  void judge_200WithAnotherTag_startsOverWithThisBody(String tag) {
    Decision decision = judge(TAG, answer200(tag, 101));
    assertThat(decision).isInstanceOf(StartOver.class);
    assertThat(decision.line()).contains("\"a\" -> " + tag).contains("started over");
  }

  @Test
  void judge_200WithoutTag_startsOver() {
    assertThat(judge(TAG, head(200, Headers.NONE, 101))).isInstanceOf(StartOver.class);
  }

  @Test
  void judge_206UnderADate_continuesUnlessTheDateDiffers() {
    Headers range = Headers.of("Content-Range", "bytes 40-100/101");
    assertThat(judge(DATED, head(206, range, 61))).isInstanceOf(Continue.class);
    assertThat(judge(DATED, head(206, range.plus("Last-Modified", DATE), 61)))
        .isInstanceOf(Continue.class);
    assertThat(judge(DATED, head(206, range.plus("Last-Modified", LATER), 61)))
        .isInstanceOf(AskAgain.class);
  }

  @Test
  void judge_200UnderAnotherDate_startsOver() {
    Headers headers = Headers.of("Last-Modified", LATER, "Date", LATER);
    assertThat(judge(DATED, head(200, headers, 101))).isInstanceOf(StartOver.class);
  }

  @Test
  void judge_416WithTheSizeAndAllThere_isWhole() {
    assertThat(judge416(TAG, prefix(101), "bytes */101"))
        .isInstanceOfSatisfying(AlreadyWhole.class, w -> assertThat(w.total()).isEqualTo(101));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes */99", "bytes */102", "bytes 0-1/101x", ""})
  void judge_416WithAnotherSize_asksForAll(String range) {
    assertThat(judge416(TAG, prefix(101), range)).isInstanceOf(AskAgain.class);
  }

  @Test
  void judge_416ThoughBytesAreMissing_asksForAll() {
    assertThat(judge416(TAG, prefix(40), "bytes */101")).isInstanceOf(AskAgain.class);
  }

  @Test
  void judge_lastByteProvedByTag_isWhole() {
    ResumePlan plan = plan(TAG, prefix(101));
    assertThat(plan.judge(plan.first().what(), answer206("100-100/101", "\"a\"", 1)))
        .isInstanceOf(AlreadyWhole.class);
  }

  @Test
  void judge_unasked206_isRefused() {
    assertThat(plan(null, RangeSet.EMPTY).judge(new Ask.Whole(), answer206("0-100/101", "", 101)))
        .isInstanceOf(Refuse.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 204, 205, 207, 226})
  void judge_other2xx_isNoFile(int status) {
    assertThat(judge(TAG, head(status, Headers.NONE, 0)))
        .isInstanceOfSatisfying(
            Refuse.class, r -> assertThat(r.failure().code()).isEqualTo(FailureCode.WRONG_CONTENT));
  }

  @Test
  void judge_304ToACondition_isUnchanged_andElseRefused() {
    ResumePlan plan = plan(null, RangeSet.EMPTY);
    Head head = head(304, Headers.NONE, 0);
    assertThat(plan.judge(new Ask.IfChanged("\"a\"", null), head))
        .isInstanceOf(Decision.Unchanged.class);
    assertThat(plan.judge(new Ask.Whole(), head)).isInstanceOf(Refuse.class);
  }

  @Test
  void ladder_anyAnswers_endsWithinThreeRequests() {
    List<Head> answers =
        List.of(
            answer200("\"a\"", 101),
            answer200("\"b\"", 101),
            answer206("40-100/101", "\"b\"", 61),
            answer206("1-2/3", "\"a\"", 2),
            head(416, Headers.of("Content-Range", "bytes */7"), 0),
            head(304, Headers.NONE, 0),
            head(204, Headers.NONE, 0),
            head(503, Headers.NONE, 0));
    for (Validator validator : List.of(TAG, DATED, NONE)) {
      for (boolean guarded : List.of(true, false)) {
        ResumePlan plan =
            new ResumePlan(LINK, identity(LINK, validator), prefix(40), guarded, !guarded);
        for (Head first : answers) {
          for (Head second : answers) {
            for (Head third : answers) {
              assertThat(requests(plan, List.of(first, second, third))).isLessThanOrEqualTo(3);
            }
          }
        }
      }
    }
  }

  private static int requests(ResumePlan plan, List<Head> answers) {
    List<Ask> asked = new ArrayList<>();
    Ask ask = plan.first().what();
    for (Head answer : answers) {
      assertThat(asked).doesNotContain(ask);
      asked.add(ask);
      if (!(plan.judge(ask, answer) instanceof AskAgain again)) {
        return asked.size();
      }
      assertThat(again.line()).isNotBlank();
      ask = again.what();
    }
    return Integer.MAX_VALUE;
  }

  private static Decision judge(Validator validator, Head head) {
    ResumePlan plan = plan(validator, prefix(40));
    return plan.judge(plan.first().what(), head);
  }

  private static Decision judge416(Validator validator, RangeSet present, String range) {
    ResumePlan plan = plan(validator, present);
    return plan.judge(plan.first().what(), head(416, Headers.of("Content-Range", range), 0));
  }

  private static ResumePlan plan(@Nullable Validator validator, RangeSet present) {
    PartFile.Identity part = validator == null ? null : identity(LINK, validator);
    return new ResumePlan(LINK, part, present, false, false);
  }

  private static PartFile.Identity identity(Link link, Validator validator) {
    return new PartFile.Identity(link, validator, 101);
  }

  private static Part part(Proof proof) {
    return new Part(new ByteRange(40, 101), true, proof);
  }

  private static RangeSet prefix(long end) {
    return RangeSet.of(new ByteRange(0, end));
  }

  private static Head head(int status, Headers headers, long length) {
    return new Head(status, headers, length, Instant.parse("2026-05-05T12:00:00Z"));
  }

  private static Head answer206(String range, String tag, long length) {
    return head(206, Headers.of("Content-Range", "bytes " + range, "ETag", tag), length);
  }

  private static Head answer200(String tag, long length) {
    return head(200, Headers.of("ETag", tag), length);
  }
}
