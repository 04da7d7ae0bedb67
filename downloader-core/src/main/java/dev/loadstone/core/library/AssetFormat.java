package dev.loadstone.core.library;

import dev.loadstone.core.model.AssetKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The formats that an inspection tells apart, and the extensions that promise them. */
public enum AssetFormat {
  PNG(AssetKind.IMAGE, Nature.BINARY, "png apng"),
  JPEG(AssetKind.IMAGE, Nature.BINARY, "jpg jpeg jpe jfif"),
  WEBP(AssetKind.IMAGE, Nature.BINARY, "webp"),
  GIF(AssetKind.IMAGE, Nature.BINARY, "gif"),
  BMP(AssetKind.IMAGE, Nature.BINARY, "bmp dib"),
  TGA(AssetKind.IMAGE, Nature.BINARY, "tga"),
  DDS(AssetKind.IMAGE, Nature.BINARY, "dds"),
  KTX(AssetKind.IMAGE, Nature.BINARY, "ktx"),
  KTX2(AssetKind.IMAGE, Nature.BINARY, "ktx2"),
  EXR(AssetKind.IMAGE, Nature.BINARY, "exr"),
  HDR(AssetKind.IMAGE, Nature.BINARY, "hdr"),
  TIFF(AssetKind.IMAGE, Nature.BINARY, "tif tiff"),
  PSD(AssetKind.IMAGE, Nature.BINARY, "psd psb"),
  AVIF(AssetKind.IMAGE, Nature.BINARY, "avif"),
  SVG(AssetKind.IMAGE, Nature.XML, "svg"),
  OGG_VORBIS(AssetKind.AUDIO, Nature.BINARY, "ogg oga"),
  OGG_OPUS(AssetKind.AUDIO, Nature.BINARY, "opus"),
  OGG_FLAC(AssetKind.AUDIO, Nature.BINARY, ""),
  OGG_SPEEX(AssetKind.AUDIO, Nature.BINARY, "spx"),
  OGG(AssetKind.AUDIO, Nature.BINARY, "ogx"),
  MP3(AssetKind.AUDIO, Nature.BINARY, "mp3"),
  WAV(AssetKind.AUDIO, Nature.BINARY, "wav wave"),
  FLAC(AssetKind.AUDIO, Nature.BINARY, "flac"),
  MIDI(AssetKind.AUDIO, Nature.BINARY, "mid midi"),
  M4A(AssetKind.AUDIO, Nature.BINARY, "m4a"),
  OGG_THEORA(AssetKind.VIDEO, Nature.BINARY, "ogv"),
  MP4(AssetKind.VIDEO, Nature.BINARY, "mp4 m4v mov"),
  WEBM(AssetKind.VIDEO, Nature.BINARY, "webm mkv"),
  AVI(AssetKind.VIDEO, Nature.BINARY, "avi"),
  GLTF(AssetKind.MODEL, Nature.JSON, "gltf"),
  GLB(AssetKind.MODEL, Nature.BINARY, "glb vrm"),
  FBX(AssetKind.MODEL, Nature.BINARY, "fbx"),
  FBX_TEXT(AssetKind.MODEL, Nature.SCRIPT, ""),
  BLEND(AssetKind.MODEL, Nature.BINARY, "blend"),
  PLY(AssetKind.MODEL, Nature.SCRIPT, "ply"),
  OBJ(AssetKind.MODEL, Nature.SCRIPT, "obj mtl"),
  TTF(AssetKind.FONT, Nature.BINARY, "ttf"),
  OTF(AssetKind.FONT, Nature.BINARY, "otf"),
  TTC(AssetKind.FONT, Nature.BINARY, "ttc otc"),
  WOFF(AssetKind.FONT, Nature.BINARY, "woff"),
  WOFF2(AssetKind.FONT, Nature.BINARY, "woff2"),
  PFB(AssetKind.FONT, Nature.BINARY, "pfb"),
  BMFONT(AssetKind.FONT, Nature.SCRIPT, "fnt font"),
  ZIP(AssetKind.ARCHIVE, Nature.BINARY, "zip jar apk aab love usdz ora kra epub mcpack pk3"),
  SEVEN_ZIP(AssetKind.ARCHIVE, Nature.BINARY, "7z"),
  RAR(AssetKind.ARCHIVE, Nature.BINARY, "rar"),
  GZIP(AssetKind.ARCHIVE, Nature.BINARY, "gz tgz unitypackage"),
  XZ(AssetKind.ARCHIVE, Nature.BINARY, "xz txz"),
  ZSTD(AssetKind.ARCHIVE, Nature.BINARY, "zst tzst"),
  BZIP2(AssetKind.ARCHIVE, Nature.BINARY, "bz2 tbz2"),
  TAR(AssetKind.ARCHIVE, Nature.BINARY, "tar"),
  PCK(AssetKind.PACK, Nature.BINARY, "pck"),
  UNITY(AssetKind.PACK, Nature.BINARY, "unity3d assetbundle"),
  UNREAL_PAK(AssetKind.PACK, Nature.BINARY, "pak"),
  UNREAL_UTOC(AssetKind.PACK, Nature.BINARY, "utoc"),
  UNREAL_UCAS(AssetKind.PACK, Nature.BINARY, "ucas"),
  JSON(AssetKind.DATA, Nature.JSON, "json geojson webmanifest ldtk tmj tsj"),
  XML(AssetKind.DATA, Nature.XML, "xml dae tmx plist xsd"),
  CSV(AssetKind.DATA, Nature.SCRIPT, "csv tsv"),
  TOML(AssetKind.DATA, Nature.SCRIPT, "toml"),
  INI(AssetKind.DATA, Nature.SCRIPT, "ini cfg import"),
  GODOT_TEXT(AssetKind.DATA, Nature.SCRIPT, "tscn tres gd gdshader"),
  YAML(AssetKind.DATA, Nature.SCRIPT, "yaml yml"),
  HTML(AssetKind.TEXT, Nature.PAGE, "html htm xhtml shtml php asp aspx jsp"),
  GIT_LFS_POINTER(AssetKind.TEXT, Nature.LOOSE, ""),
  PLAIN_TEXT(AssetKind.TEXT, Nature.LOOSE, "txt md log rst asc license atlas"),
  /** Bytes of no format known here; games have their own. */
  BINARY_DATA(AssetKind.OTHER, Nature.DATA, "bin dat data bytes wasm exe dll so dylib"),
  UNKNOWN(AssetKind.OTHER, Nature.LOOSE, "");

  /** What bytes under a name can be at all. */
  enum Nature {
    /** Never text: text in its place is certainly something else. */
    BINARY,
    /** Begins as JSON does. */
    JSON,
    /** Begins with {@code <}, as HTML does. */
    XML,
    /** Text of a grammar in which an HTML page cannot be. */
    SCRIPT,
    /** A web page. */
    PAGE,
    /** Binary by custom only. */
    DATA,
    /** Anything. */
    LOOSE
  }

  private static final Map<String, Set<AssetFormat>> BY_EXTENSION = byExtension();

  private final AssetKind kind;
  private final Nature nature;
  private final String extensions;

  AssetFormat(AssetKind kind, Nature nature, String extensions) {
    this.kind = kind;
    this.nature = nature;
    this.extensions = extensions;
  }

  public AssetKind kind() {
    return kind;
  }

  /** Short name as it is stored, for example {@code ogg-vorbis}; empty for unknown ones. */
  public String label() {
    return switch (this) {
      case UNKNOWN, BINARY_DATA -> "";
      case SEVEN_ZIP -> "7z";
      case PLAIN_TEXT -> "text";
      default -> name().toLowerCase(Locale.ROOT).replace('_', '-');
    };
  }

  Nature nature() {
    return nature;
  }

  /** What an extension (without dot, any case) promises; empty if nobody agreed on it. */
  static Set<AssetFormat> promisedBy(String extension) {
    return BY_EXTENSION.getOrDefault(extension.toLowerCase(Locale.ROOT), Set.of());
  }

  /** What a file's name promises it to be; {@link AssetKind#OTHER} if nothing. */
  public static AssetKind kindPromisedBy(String fileName) {
    return promisedBy(fileName.substring(fileName.lastIndexOf('.') + 1)).stream()
        .map(AssetFormat::kind)
        .findFirst()
        .orElse(AssetKind.OTHER);
  }

  private static Map<String, Set<AssetFormat>> byExtension() {
    Map<String, Set<AssetFormat>> map = new HashMap<>();
    for (AssetFormat format : values()) {
      for (String extension : format.extensions.split(" ")) {
        map.computeIfAbsent(extension, _ -> EnumSet.noneOf(AssetFormat.class)).add(format);
      }
    }
    alsoHold(map, "fbx", FBX, FBX_TEXT);
    alsoHold(map, "oga", OGG_VORBIS, OGG_OPUS, OGG_FLAC, OGG_SPEEX);
    alsoHold(map, "ogx", OGG, OGG_VORBIS, OGG_OPUS, OGG_FLAC, OGG_SPEEX, OGG_THEORA);
    alsoHold(map, "ttf", TTF, OTF, TTC);
    alsoHold(map, "otf", OTF, TTF, TTC);
    alsoHold(map, "mp4", MP4, M4A);
    alsoHold(map, "m4a", M4A, MP4);
    map.remove("");
    map.replaceAll((_, formats) -> Collections.unmodifiableSet(formats));
    return map;
  }

  private static void alsoHold(
      Map<String, Set<AssetFormat>> map, String extension, AssetFormat... formats) {
    map.put(extension, EnumSet.copyOf(Arrays.asList(formats)));
  }
}
