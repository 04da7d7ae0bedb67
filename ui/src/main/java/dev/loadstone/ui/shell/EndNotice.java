package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Desktop;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Texts;
import java.util.function.BooleanSupplier;

/** Tells how a set of downloads ended: in the window, and on the desktop if nobody looks at it. */
final class EndNotice {
  private static final Texts TEXTS = Texts.of(EndNotice.class);

  private final Notices notices;
  private final Desktop desktop;
  private final Preferences preferences;
  private final BooleanSupplier watched;

  /**
   * A notice.
   *
   * @param watched whether the window has the focus
   */
  EndNotice(Notices notices, Desktop desktop, Preferences preferences, BooleanSupplier watched) {
    this.notices = notices;
    this.desktop = desktop;
    this.preferences = preferences;
    this.watched = watched;
  }

  void tell(SetEnd.Outcome outcome) {
    boolean whole = outcome.failed() == 0;
    String text =
        whole
            ? TEXTS.format("set.done", outcome.published())
            : TEXTS.format("set.failed", outcome.published(), outcome.failed());
    if (whole) {
      notices.tell(text);
    } else {
      notices.problem(text);
    }
    if (!watched.getAsBoolean() && preferences.isOn(Desktop.NOTIFIES, true)) {
      desktop.notify(TEXTS.get("window.title"), text);
    }
  }
}
