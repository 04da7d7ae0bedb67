package dev.loadstone.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One cookie (RFC 6265 5.3): a secret, sent to the hosts it names and to no others.
 *
 * @param domain lower case, without a leading dot
 * @param subdomains whether it goes to the names below {@code domain} too
 * @param secure whether it goes over https only
 * @param expires null for the end of the job
 */
public record Cookie(
    String domain,
    boolean subdomains,
    String path,
    boolean secure,
    @Nullable Instant expires,
    String name,
    String value) {

  /** Names where it goes, and not what it says. */
  @Override
  public String toString() {
    return "Cookie[" + name + " of " + domain + path + "]";
  }
}
