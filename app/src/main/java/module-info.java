/** The program: launcher, wiring, command line. */
module dev.loadstone.app {
  requires dev.loadstone.core;
  requires dev.loadstone.ui;
  requires info.picocli;
  requires jdk.httpserver;
  requires java.keyring;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires org.slf4j;
  requires tools.jackson.core;
  requires static org.jspecify;

  provides dev.loadstone.core.keychain.Keychain with
      dev.loadstone.app.keychain.SystemKeychain;

  opens dev.loadstone.app.cli to
      info.picocli;
  opens dev.loadstone.app.demo to
      info.picocli;
  opens dev.loadstone.app.desktop to
      info.picocli;
}
