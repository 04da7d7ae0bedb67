package dev.loadstone.core.model;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for: one file, where it may come from and where it goes.
 *
 * @param links the link and its mirrors; the first is the one asked first and never replaced by
 *     where it redirects
 * @param folder absolute folder of the library the file goes to
 * @param name path inside the folder; null takes the server's or the link's
 * @param headers harmless headers only; the others are in {@link #secrets}
 * @param secrets kept apart by the store; {@link Secrets#NONE} in what is read back from the
 *     database
 * @param checksums what the whole file must have, all of them
 * @param label names a set of files; empty for none
 * @param priority higher starts earlier
 */
public record JobRequest(
    List<Link> links,
    Path folder,
    @Nullable String name,
    Headers headers,
    Secrets secrets,
    List<Checksum> checksums,
    String label,
    int priority,
    boolean startPaused,
    TransferOptions options) {
  public JobRequest {
    links = List.copyOf(links);
    checksums = List.copyOf(checksums);
    if (links.isEmpty()) {
      throw new InvalidInputException("A download needs at least one link");
    }
  }

  /** A request with defaults for all but the link and the folder. */
  public static JobRequest of(Link link, Path folder) {
    return new JobRequest(
        List.of(link),
        folder,
        null,
        Headers.NONE,
        Secrets.NONE,
        List.of(),
        "",
        0,
        false,
        TransferOptions.DEFAULTS);
  }

  public Link link() {
    return links.getFirst();
  }

  public JobRequest withName(@Nullable String newName) {
    return new JobRequest(
        links, folder, newName, headers, secrets, checksums, label, priority, startPaused, options);
  }

  public JobRequest withFolder(Path newFolder) {
    return new JobRequest(
        links, newFolder, name, headers, secrets, checksums, label, priority, startPaused, options);
  }

  public JobRequest withLinks(List<Link> newLinks) {
    return new JobRequest(
        newLinks, folder, name, headers, secrets, checksums, label, priority, startPaused, options);
  }

  public JobRequest withHeaders(Headers newHeaders, Secrets newSecrets) {
    return new JobRequest(
        links,
        folder,
        name,
        newHeaders,
        newSecrets,
        checksums,
        label,
        priority,
        startPaused,
        options);
  }

  public JobRequest withChecksums(List<Checksum> newChecksums) {
    return new JobRequest(
        links, folder, name, headers, secrets, newChecksums, label, priority, startPaused, options);
  }

  public JobRequest withLabel(String newLabel) {
    return new JobRequest(
        links, folder, name, headers, secrets, checksums, newLabel, priority, startPaused, options);
  }

  public JobRequest withPriority(int newPriority) {
    return new JobRequest(
        links, folder, name, headers, secrets, checksums, label, newPriority, startPaused, options);
  }

  public JobRequest withStartPaused(boolean paused) {
    return new JobRequest(
        links, folder, name, headers, secrets, checksums, label, priority, paused, options);
  }

  public JobRequest withOptions(TransferOptions newOptions) {
    return new JobRequest(
        links, folder, name, headers, secrets, checksums, label, priority, startPaused, newOptions);
  }
}
