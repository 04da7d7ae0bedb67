package dev.loadstone.app.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A short chime as WAV: mono, 16 bits, 22,050 samples a second. */
final class ChimeSound {
  private static final int RATE = 22_050;
  private static final int SAMPLES = RATE / 2;
  private static final int HEADER = 44;

  private ChimeSound() {}

  static byte[] wav() {
    int length = SAMPLES * 2;
    ByteBuffer out = ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(HEADER - 8 + length).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    out.putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(length);
    for (int i = 0; i < SAMPLES; i++) {
      double fading = StrictMath.exp(-6.0 * i / SAMPLES);
      double tone = StrictMath.sin(2 * Math.PI * 880 * i / RATE);
      out.putShort((short) (tone * fading * 20_000));
    }
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
