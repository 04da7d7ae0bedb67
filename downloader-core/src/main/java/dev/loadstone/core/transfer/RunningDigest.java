package dev.loadstone.core.transfer;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

final class RunningDigest {
  private final Map<DigestAlgorithm, MessageDigest> digests = new EnumMap<>(DigestAlgorithm.class);

  RunningDigest(Set<DigestAlgorithm> algorithms) {
    for (DigestAlgorithm each : algorithms) {
      try {
        digests.put(
            each, MessageDigest.getInstance(each.label().toUpperCase(java.util.Locale.ROOT)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void update(ByteBuffer bytes) {
    digests.values().forEach(d -> d.update(bytes.duplicate()));
  }

  Map<DigestAlgorithm, Checksum> finish() {
    Map<DigestAlgorithm, Checksum> all = new EnumMap<>(DigestAlgorithm.class);
    digests.forEach(
        (a, d) -> all.put(a, new Checksum(a, HexFormat.of().formatHex(d.digest()))));
    return all;
  }
}
