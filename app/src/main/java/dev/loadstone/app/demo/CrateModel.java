package dev.loadstone.app.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A textured cube as glTF 2.0, with its buffer and texture in files of their own. */
final class CrateModel {
  private static final int FACES = 6;
  private static final int POSITIONS = FACES * 4 * 3 * Float.BYTES;
  private static final int TEXTURE_POINTS = FACES * 4 * 2 * Float.BYTES;
  private static final int INDICES = FACES * 6 * Short.BYTES;

  private CrateModel() {}

  /** Positions, texture points, indices. */
  static byte[] buffer() {
    ByteBuffer out =
        ByteBuffer.allocate(POSITIONS + TEXTURE_POINTS + INDICES).order(ByteOrder.LITTLE_ENDIAN);
    for (int face = 0; face < FACES; face++) {
      for (int corner = 0; corner < 4; corner++) {
        corner(out, face, corner);
      }
    }
    for (int i = 0; i < FACES * 4; i++) {
      int corner = i % 4;
      out.putFloat(corner == 1 || corner == 2 ? 1 : 0).putFloat(corner >= 2 ? 1 : 0);
    }
    for (int face = 0; face < FACES; face++) {
      for (int corner : new int[] {0, 1, 2, 0, 2, 3}) {
        out.putShort((short) (face * 4 + corner));
      }
    }
    return out.array();
  }

  /** Corners of a face, counter-clockwise seen from outside. */
  private static void corner(ByteBuffer out, int face, int corner) {
    int axis = face / 2;
    float side = face % 2 == 0 ? 1 : -1;
    float u = corner == 1 || corner == 2 ? 1 : -1;
    float v = corner >= 2 ? 1 : -1;
    float[] point = new float[3];
    point[axis] = side;
    point[(axis + 1) % 3] = u * side;
    point[(axis + 2) % 3] = v;
    for (float coordinate : point) {
      out.putFloat(coordinate);
    }
  }

  static String gltf(String buffer, String texture) {
    return """
    {
      "asset": {"version": "2.0", "generator": "Loadstone demo"},
      "scene": 0,
      "scenes": [{"nodes": [0]}],
      "nodes": [{"mesh": 0, "name": "crate"}],
      "meshes": [
        {
          "primitives": [
            {"attributes": {"POSITION": 0, "TEXCOORD_0": 1}, "indices": 2, "material": 0}
          ]
        }
      ],
      "materials": [{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
      "textures": [{"source": 0}],
      "images": [{"uri": "%s"}],
      "buffers": [{"uri": "%s", "byteLength": %d}],
      "bufferViews": [
        {"buffer": 0, "byteOffset": 0, "byteLength": %d, "target": 34962},
        {"buffer": 0, "byteOffset": %d, "byteLength": %d, "target": 34962},
        {"buffer": 0, "byteOffset": %d, "byteLength": %d, "target": 34963}
      ],
      "accessors": [
        {
          "bufferView": 0, "componentType": 5126, "count": 24, "type": "VEC3",
          "min": [-1, -1, -1], "max": [1, 1, 1]
        },
        {"bufferView": 1, "componentType": 5126, "count": 24, "type": "VEC2"},
        {"bufferView": 2, "componentType": 5123, "count": 36, "type": "SCALAR"}
      ]
    }
    """
        .formatted(
            texture,
            buffer,
            POSITIONS + TEXTURE_POINTS + INDICES,
            POSITIONS,
            POSITIONS,
            TEXTURE_POINTS,
            POSITIONS + TEXTURE_POINTS,
            INDICES);
  }
}
