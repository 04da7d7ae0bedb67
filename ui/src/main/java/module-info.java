/** The desktop application: windows over the engine. */
module dev.loadstone.ui {
  requires atlantafx.base;
  requires com.twelvemonkeys.imageio.webp;
  requires dev.loadstone.core;
  requires java.desktop;
  requires javafx.controls;
  requires org.kordamp.ikonli.core;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.slf4j;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.loadstone.ui.shell;
}
