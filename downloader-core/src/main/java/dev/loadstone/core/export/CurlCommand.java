package dev.loadstone.core.export;

import dev.loadstone.core.model.HostProfiles.HostSettings;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as a command line of curl. Secrets are no part of it: where one belongs stands a
 * variable of the shell, listed in {@link #placeholders}.
 *
 * @param arguments of {@code curl}, each in pieces
 * @param placeholders what is to be set before the command is run, in the order of the command
 * @param notes what curl cannot do of it, one line each
 */
public record CurlCommand(
    List<List<Piece>> arguments, List<Placeholder> placeholders, List<String> notes) {

  public CurlCommand {
    arguments = List.copyOf(arguments);
    placeholders = List.copyOf(placeholders);
    notes = List.copyOf(notes);
  }

  /** A part of an argument. */
  public sealed interface Piece {}

  /** Text that stands for itself. */
  public record Literal(String text) implements Piece {}

  /** The value of a placeholder. */
  public record Variable(String name) implements Piece {}

  /**
   * What the command lacks.
   *
   * @param name of the variable: capital letters, digits, underscores
   * @param meaning for a person: {@code the value of the header Cookie}
   */
  public record Placeholder(String name, String meaning) {}

  /** Who reads the command. */
  public enum Shell {
    /** sh, bash, zsh. */
    POSIX,
    /** The command prompt of Windows, where the line is typed or pasted (not in a batch file). */
    CMD,
    /** PowerShell from 7.3: earlier ones lose double quotes inside arguments. */
    POWERSHELL
  }

  /**
   * The request of an exchange as it was sent, range, validators and way to the server included.
   */
  public static CurlCommand of(HttpExchange exchange) {
    return ExchangeCurl.of(exchange);
  }

  /**
   * What a job asks for: the whole file, under its name.
   *
   * @param host what the job uses of its host's profile
   * @param latest request for the job's own link, which names the secrets that are not at hand;
   *     null without one
   */
  public static CurlCommand of(
      JobRequest request, HostSettings host, @Nullable HttpExchange latest) {
    return new JobCurl(request, host, latest).command();
  }

  /** The command on as many lines as it has options; runs as it stands if nothing is missing. */
  public String text(Shell shell) {
    ShellQuoting quoting = ShellQuoting.of(shell);
    StringBuilder out = new StringBuilder(quoting.program());
    boolean first = true;
    for (List<Piece> argument : arguments) {
      boolean startsLine = !first && startsOption(argument);
      out.append(startsLine ? quoting.lineBreak() : " ").append(quoting.quoted(argument));
      first = false;
    }
    return out.toString();
  }

  /** {@link #text} below a comment for each placeholder and note. */
  public String commented(Shell shell) {
    List<String> lines = new ArrayList<>();
    String mark = shell == Shell.CMD ? "rem " : "# ";
    for (Placeholder each : placeholders) {
      lines.add(mark + "Set " + each.name() + " before: " + each.meaning() + " is not kept");
    }
    notes.forEach(each -> lines.add(mark + each));
    lines.add(text(shell));
    return String.join("\n", lines);
  }

  private static boolean startsOption(List<Piece> argument) {
    return argument.getFirst() instanceof Literal(String text) && text.startsWith("-");
  }
}
