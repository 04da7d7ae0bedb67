package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.testing.adverse.Scene.playing;

import dev.loadstone.core.testing.adverse.Behaviour.Set;

/** Servers that suggest a bad name. The file is right, inside its folder, and under a safe name. */
public enum HostileNames implements BadServer {
  /** Leads out of the folder. */
  PARENT_FOLDER(
      15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"../../escape.bin\"")),

  /** Leads out of the folder on Windows. */
  BACKSLASHES(
      15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"..\\\\..\\\\escape.bin\"")),

  /** Leads out of the folder once decoded. */
  ENCODED_PARENT_FOLDER(
      15,
      Expected.whole(),
      Terms.PLAIN,
      named("attachment; filename*=UTF-8''..%2F..%2Fescape.bin")),

  /** An absolute path. */
  ABSOLUTE(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"/tmp/escape.bin\"")),

  /** A path on a drive. */
  DRIVE(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"C:\\\\escape.bin\"")),

  /** A device of Windows. */
  DEVICE(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=CON.png")),

  /** A device whose number is a superscript. */
  DEVICE_WITH_SUPERSCRIPT(
      15, Expected.whole(), Terms.PLAIN, named("attachment; filename*=UTF-8''COM%C2%B9.bin")),

  /** An alternate data stream. */
  STREAM(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"a.bin:hidden\"")),

  /** Turns its end around on the screen. */
  BIDI(
      15,
      Expected.whole(),
      Terms.PLAIN,
      named("attachment; filename*=UTF-8''cool%E2%80%AEgnp.exe")),

  /** Control characters, encoded. */
  CONTROLS(
      15, Expected.whole(), Terms.PLAIN, named("attachment; filename*=UTF-8''a%00b%0Ac%1B.bin")),

  /** A hidden file that a shell runs. */
  HIDDEN(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=.bashrc")),

  /** What is kept beside the index that a game reads. */
  INDEX(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=loadstone-assets.json.x")),

  /** Only dots. */
  DOTS(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"..\"")),

  /** Ends in dots and spaces. */
  TRAILING_DOTS(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"a.bin. . .\"")),

  /** An empty name. */
  EMPTY(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"\"")),

  /** Three hundred bytes in two-byte letters. */
  LONG(
      15,
      Expected.whole(),
      Terms.PLAIN,
      named("attachment; filename*=UTF-8''" + "%C3%A9".repeat(150) + ".bin")),

  /** An encoding that is no UTF-8. */
  BAD_ENCODING(15, Expected.whole(), Terms.PLAIN, named("attachment; filename*=UTF-8''%FF%FE.bin")),

  /** A plain and an extended name that differ. */
  TWO_NAMES(
      15,
      Expected.whole(),
      Terms.PLAIN,
      named("attachment; filename=plain.bin; filename*=UTF-8''extended.bin")),

  /** A header that cannot be read. */
  GARBLED(15, Expected.whole(), Terms.PLAIN, named("attachment; filename=\"never closed"));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  HostileNames(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }

  private static Scene.Setting named(String disposition) {
    return playing(Script.always(new Set("Content-Disposition", disposition)));
  }
}
