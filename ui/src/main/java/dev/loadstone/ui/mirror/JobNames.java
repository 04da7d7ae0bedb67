package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.Link;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a job's file is called before and after its name is settled. */
public final class JobNames {
  private JobNames() {}

  static String of(Job job) {
    Path target = job.target();
    if (target != null && target.getFileName() != null) {
      return target.getFileName().toString();
    }
    String asked = job.request().name();
    return asked != null ? asked.substring(asked.lastIndexOf('/') + 1) : of(job.request().link());
  }

  /** The last part of a link's path; its host if it has none. */
  public static String of(Link link) {
    String text = link.text();
    int end = text.indexOf('?') < 0 ? text.length() : text.indexOf('?');
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    int start = text.lastIndexOf('/', end - 1) + 1;
    return decoded(text.substring(start, end));
  }

  private static String decoded(String part) {
    if (part.indexOf('%') < 0) {
      return part;
    }
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8)
          .replaceAll("\\p{Cntrl}", "?");
    } catch (IllegalArgumentException _) {
      return part;
    }
  }
}
