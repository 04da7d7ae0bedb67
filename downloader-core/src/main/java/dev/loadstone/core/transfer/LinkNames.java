package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.ContentDisposition;
import dev.loadstone.core.disk.SafeFileName;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;

/** Names a file by what its server and its links say. Pure; every name is safe. */
final class LinkNames {
  private LinkNames() {}

  /** The name that the server suggests or, without one, the links do. */
  static String suggested(Link original, Link target, Headers answer) {
    return answer
        .first("Content-Disposition")
        .flatMap(ContentDisposition::fileName)
        .map(SafeFileName::of)
        .orElseGet(() -> of(original, target));
  }

  /** A link without an extension often redirects to the file's own name. */
  static String of(Link original, Link target) {
    String first = SafeFileName.ofLinkPath(original.path());
    String last = SafeFileName.ofLinkPath(target.path());
    return first.indexOf('.') < 0 && last.indexOf('.') > 0 ? last : first;
  }
}
