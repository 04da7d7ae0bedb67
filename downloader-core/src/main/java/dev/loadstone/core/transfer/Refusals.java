package dev.loadstone.core.transfer;

import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import java.util.List;
import java.util.Optional;

/** Why an answer is no part of the file. */
final class Refusals {
  private Refusals() {}

  /** A body that is coded is neither the file nor a piece of it (RFC 9110 8.4). */
  static Optional<Failure> coded(Headers answer) {
    List<String> codings =
        answer.all("Content-Encoding").stream()
            .map(String::strip)
            .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"))
            .toList();
    return codings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Failure.of(
                FailureCode.BODY_DECOMPRESS_FAILED,
                "the server coded the file as "
                    + String.join(", ", codings)
                    + " although identity was asked for"));
  }

  /** Any status but the ones a download is made of. */
  static Failure of(Ask asked, ResumePlan.Head head) {
    int status = head.status();
    if (status == 206) {
      return Failure.status(
          FailureCode.PROTOCOL_ERROR, status, "206 although the whole file was asked for", null);
    }
    if (status == 304) {
      return Failure.status(
          FailureCode.PROTOCOL_ERROR, status, "304 although nothing conditional was asked", null);
    }
    if (status >= 200 && status < 300) {
      return Failure.status(
          FailureCode.WRONG_CONTENT, status, "status " + status + " brings no file", null);
    }
    return Statuses.classify(status, head.headers(), head.at(), head.way());
  }
}
