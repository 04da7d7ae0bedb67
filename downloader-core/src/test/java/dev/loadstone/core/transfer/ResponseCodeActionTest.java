package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.ResponseCode;
import dev.loadstone.core.model.ResponseCode.Action;
import dev.loadstone.core.queue.RetryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the catalogue says is done about a status is what the engine does. */
final class ResponseCodeActionTest {
  private static final HttpAnswer.Way THROUGH_PROXY = new HttpAnswer.Way("p:1", false, false);
  private static final RetryPolicy RETRIES = new RetryPolicy(new SplittableRandom(1));
  private static final Link LINK = Link.parse("http://a.example/file");

  @Test
  void everyStatus_hasTheActionOfTheEngine() {
    List<String> wrong = new ArrayList<>();
    for (int status = 200; status < 600; status++) {
      Action said = Action.of(status);
      Action done = done(status);
      if (said != done) {
        wrong.add(status + " said " + said + ", done " + done);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void catalogue_has61CodesWithWords() {
    assertThat(ResponseCode.values()).hasSize(61);
    for (ResponseCode code : ResponseCode.values()) {
      assertThat(code.words()).as("%s", code).isNotBlank();
      assertThat(code.action().words()).isNotBlank();
      assertThat(ResponseCode.of(code.number())).contains(code);
    }
  }

  private static Action done(int status) {
    if (Statuses.isRedirect(status)) {
      return Action.FOLLOW;
    }
    ResumePlan plan = new ResumePlan(LINK, null, RangeSet.EMPTY, false, false);
    ResumePlan.Head head =
        new ResumePlan.Head(status, headers(status), 1, Instant.EPOCH, THROUGH_PROXY);
    return switch (status) {
      case 304 ->
          plan.judge(new Ask.IfChanged("\"1\"", null), head) instanceof Decision.Unchanged
              ? Action.UNCHANGED
              : Action.STOP;
      case 206 -> asked(plan, head) instanceof Decision.Continue ? Action.JOIN : Action.STOP;
      case 416 -> asked(plan, head) instanceof Decision.AskAgain ? Action.REASK_WHOLE : Action.STOP;
      default -> whole(plan.judge(new Ask.Whole(), head), status);
    };
  }

  private static Decision asked(ResumePlan plan, ResumePlan.Head head) {
    return plan.judge(new Ask.Part(new ByteRange(0, 1), false, new Ask.Proof.ByChecksum()), head);
  }

  private static Action whole(Decision decision, int status) {
    if (!(decision instanceof Decision.Refuse(Failure failure))) {
      return Action.TAKE;
    }
    if (failure.code() == FailureCode.WRONG_CONTENT) {
      return Action.NO_FILE;
    }
    if (RETRIES.delay(failure, 1, 1).isPresent()) {
      return Action.RETRY;
    }
    if (List.of(FailureCode.SIGN_IN_NEEDED, FailureCode.PROXY_AUTH).contains(failure.code())) {
      return Action.SIGN_IN;
    }
    return Requests.EXPIRED.contains(status) ? Action.RENEW_LINK : Action.STOP;
  }

  private static Headers headers(int status) {
    return status == 206 ? Headers.of("Content-Range", "bytes 0-0/1") : Headers.NONE;
  }
}
