package dev.loadstone.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A notification of the desktop by a program that each system brings: no library, no tray, no
 * second toolkit.
 *
 * @param command program and arguments; texts are never part of a script
 * @param environment what the program is given besides its own
 */
record DesktopNotification(List<String> command, Map<String, String> environment) {
  private static final String SERVICE = "org.freedesktop.Notifications";

  /** Through Windows' own PowerShell, which is a sender that every Windows knows. */
  private static final String TOAST =
      "$m = [Windows.UI.Notifications.ToastNotificationManager,"
          + " Windows.UI.Notifications, ContentType = WindowsRuntime];"
          + " $x = $m::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType,"
          + " Windows.UI.Notifications, ContentType = WindowsRuntime]::ToastText02);"
          + " $t = $x.GetElementsByTagName('text');"
          + " [void]$t.Item(0).AppendChild($x.CreateTextNode($env:LOADSTONE_TITLE));"
          + " [void]$t.Item(1).AppendChild($x.CreateTextNode($env:LOADSTONE_TEXT));"
          + " $m::CreateToastNotifier('{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}"
          + "\\WindowsPowerShell\\v1.0\\powershell.exe').Show("
          + "[Windows.UI.Notifications.ToastNotification]::new($x))";

  /** The ways to show it on a system, the best first. */
  static List<DesktopNotification> of(String system, String title, String text) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return List.of(
          by(
              "osascript",
              "-e",
              "on run argv",
              "-e",
              "display notification (item 2 of argv) with title (item 1 of argv)",
              "-e",
              "end run",
              title,
              text));
    }
    if (name.startsWith("windows")) {
      return List.of(
          new DesktopNotification(
              List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", TOAST),
              Map.of("LOADSTONE_TITLE", title, "LOADSTONE_TEXT", text)));
    }
    return List.of(
        by(
            "notify-send",
            "--app-name=" + title,
            "--icon=loadstone",
            "--category=transfer.complete",
            "--",
            title,
            text),
        by(
            "gdbus",
            "call",
            "--session",
            "--timeout=5",
            "--dest=" + SERVICE,
            "--object-path=/org/freedesktop/Notifications",
            "--method=" + SERVICE + ".Notify",
            title,
            "0",
            "loadstone",
            title,
            text,
            "[]",
            "{}",
            "10000"));
  }

  private static DesktopNotification by(String... command) {
    return new DesktopNotification(List.of(command), Map.of());
  }
}
