package dev.loadstone.core.http.tls;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One element of DER (X.690): as much of it as certificates' extensions, status requests and
 * private keys need. What is read is checked against its own bounds.
 */
final class Der {
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_ID = 0x06;
  static final int SEQUENCE = 0x30;
  private static final int MOST_CHILDREN = 1_000;

  private final int tag;
  private final byte[] content;

  Der(int tag, byte[] content) {
    this.tag = tag;
    this.content = content;
  }

  int tag() {
    return tag;
  }

  byte[] content() {
    return content;
  }

  /** Reads one element that fills the bytes; {@link IllegalArgumentException} if there is none. */
  static Der read(byte[] bytes) {
    List<Der> all = readAll(bytes);
    if (all.size() != 1) {
      throw new IllegalArgumentException("not one element but " + all.size());
    }
    return all.getFirst();
  }

  /** The elements within this one. */
  List<Der> children() {
    return readAll(content);
  }

  private static List<Der> readAll(byte[] bytes) {
    List<Der> found = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      if (at + 2 > bytes.length || found.size() == MOST_CHILDREN) {
        throw new IllegalArgumentException("no element at " + at);
      }
      int tag = bytes[at] & 0xff;
      int length = bytes[at + 1] & 0xff;
      at += 2;
      if (length >= 0x80) {
        int octets = length - 0x80;
        if (octets < 1 || octets > 3 || at + octets > bytes.length) {
          throw new IllegalArgumentException("no length at " + at);
        }
        length = 0;
        for (int i = 0; i < octets; i++) {
          length = (length << 8) | (bytes[at++] & 0xff);
        }
      }
      if (length > bytes.length - at) {
        throw new IllegalArgumentException("an element is longer than what holds it");
      }
      found.add(new Der(tag, Arrays.copyOfRange(bytes, at, at + length)));
      at += length;
    }
    return found;
  }

  static Der of(int tag, Der... children) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (Der child : children) {
      content.writeBytes(child.encoded());
    }
    return new Der(tag, content.toByteArray());
  }

  byte[] encoded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
      out.write(0x80 | octets);
      for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
        out.write(length >> shift);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
