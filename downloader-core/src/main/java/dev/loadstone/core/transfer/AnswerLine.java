package dev.loadstone.core.transfer;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.util.ArrayList;
import java.util.List;

/** What was asked and what came, in one line for the job's log. Pure. */
final class AnswerLine {
  private static final int LONGEST = 100;

  private AnswerLine() {}

  static String of(Ask ask, ResumePlan.Head head) {
    return asked(ask) + ": " + came(head);
  }

  private static String asked(Ask ask) {
    return switch (ask) {
      case Ask.Whole _ -> "asked for the whole file";
      case Ask.IfChanged(String etag, String _) when etag != null ->
          "asked for the file unless it is still " + cut(etag);
      case Ask.IfChanged(String _, String lastModified) ->
          "asked for the file unless it is still of " + lastModified;
      case Ask.Part part -> "asked for " + part.headers().first("Range").orElseThrow();
    };
  }

  private static String came(ResumePlan.Head head) {
    List<String> facts = new ArrayList<>();
    facts.add(String.valueOf(head.status()));
    Headers headers = head.headers();
    if (head.status() == 206 || head.status() == 416) {
      facts.add(cut(headers.first("Content-Range").orElse("no Content-Range")));
    } else if (head.status() == 200) {
      boolean known = head.length() != RemoteFile.UNKNOWN;
      facts.add(known ? head.length() + " bytes" : "length unknown");
    }
    if (head.status() == 200 || head.status() == 206) {
      facts.add(validator(headers));
      headers.first("Accept-Ranges").ifPresent(ranges -> facts.add("ranges: " + cut(ranges)));
    }
    return String.join(", ", facts);
  }

  private static String validator(Headers headers) {
    return switch (Validator.of(headers)) {
      case Validator.StrongEtag(String tag) -> "entity tag " + cut(tag);
      case Validator.LastModified(String date) -> "Last-Modified " + date;
      case Validator.None _ ->
          headers.first("ETag").map(tag -> "weak entity tag " + cut(tag)).orElse("no validator");
    };
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
