/**
 * The download engine: a library without a screen.
 *
 * <p>{@code core} and {@code core.model} are for everybody; {@code request} for single requests,
 * {@code export} for what shows requests to other programs, {@code library} for what reads
 * published files, {@code keychain} for a program that brings one, {@code source} for what reads
 * what a person typed, {@code words} for what tells a person what failed.
 */
module dev.loadstone.core {
  requires com.github.luben.zstd_jni;
  requires dec;
  requires java.sql;
  requires okhttp3;
  requires okio;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.loadstone.core;
  exports dev.loadstone.core.export;
  exports dev.loadstone.core.keychain;
  exports dev.loadstone.core.library;
  exports dev.loadstone.core.model;
  exports dev.loadstone.core.request;
  exports dev.loadstone.core.source;
  exports dev.loadstone.core.words;
  exports dev.loadstone.core.store to
      dev.loadstone.app,
      dev.loadstone.ui;

  uses dev.loadstone.core.keychain.Keychain;
}
