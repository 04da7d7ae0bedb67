package dev.loadstone.core.model;

/**
 * What a link would bring, as its server described it without sending it.
 *
 * @param target where redirects led; the link itself without any
 * @param remote the file; its size may be unknown
 * @param name safe, as a download would choose it while no other file has it
 * @param kind what the name promises, {@link AssetKind#OTHER} if nothing
 */
public record ProbedFile(Link target, RemoteFile remote, String name, AssetKind kind) {

  /** What a broken transfer of the file can be continued by. */
  public enum Resumable {
    /** Ranges under a validator that proves them of one file. */
    PROVED,
    /** Ranges, but nothing to prove them by: only with a checksum or by choice. */
    UNPROVEN,
    NO
  }

  public Resumable resumable() {
    if (!remote.acceptsRanges()) {
      return Resumable.NO;
    }
    return remote.validator().isStrong() ? Resumable.PROVED : Resumable.UNPROVEN;
  }
}
