package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commands as PowerShell reads them: programs with plain words, and the web requests that browsers
 * copy, with the session before them.
 */
final class PowerShellText {
  private static final Pattern SESSION =
      pattern(
          "\\$(\\w+)\\s*=\\s*(?:New-Object\\s+(?:-TypeName\\s+)?|\\[)"
              + "Microsoft\\.PowerShell\\.Commands\\.WebRequestSession(?:]::new\\(\\))?");
  private static final Pattern USER_AGENT = pattern("\\$(\\w+)\\.UserAgent\\s*=\\s*");
  private static final Pattern COOKIE =
      pattern(
          "\\$(\\w+)\\.Cookies\\.Add\\(\\s*(\\(?)\\s*"
              + "(?:New-Object\\s+System\\.Net\\.Cookie|\\[System\\.Net\\.Cookie]::new)\\s*(?=\\()");
  private static final Pattern WEB_REQUEST =
      pattern("(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)(?=[ \\t`])");

  private final PowerShellScanner in;
  private final CommandWords.Collector out = new CommandWords.Collector();
  private final Map<String, WebSession> sessions = new HashMap<>();
  private boolean asked;

  PowerShellText(String text) {
    in = new PowerShellScanner(text);
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
  }

  /** Whether a line begins a web request, or the session of one. */
  static boolean begins(String line) {
    return SESSION.matcher(line).lookingAt() || WEB_REQUEST.matcher(line).lookingAt();
  }

  CommandWords read() {
    try {
      in.separators();
      while (!in.isAtEnd()) {
        statement();
        in.separators();
      }
    } catch (PowerShellScanner.EndOfText e) {
      return out.end(true);
    }
    return out.end(!sessions.isEmpty() && !asked);
  }

  private void statement() {
    MatchResult session = in.skip(SESSION);
    if (session != null) {
      sessions.put(name(session), new WebSession());
      return;
    }
    MatchResult agent = in.skip(USER_AGENT);
    if (agent != null) {
      session(name(agent)).userAgent(in.word());
      return;
    }
    MatchResult cookie = in.skip(COOKIE);
    if (cookie != null) {
      cookie(session(name(cookie)), !cookie.group(2).isEmpty());
      return;
    }
    if (in.skip(WEB_REQUEST) != null) {
      new InvokeWebRequest(in, this::session).read().forEach(this::word);
      asked = true;
    } else {
      while (!in.isAtEndOfStatement()) {
        word(in.word());
        in.blanks();
      }
    }
    out.endCommand();
  }

  private void word(String word) {
    out.add(word);
    out.endWord();
  }

  private static String name(MatchResult found) {
    return found.group(1).toLowerCase(Locale.ROOT);
  }

  private WebSession session(String name) {
    @Nullable WebSession session = sessions.get(name.toLowerCase(Locale.ROOT));
    if (session == null) {
      throw new InvalidInputException(
          "The command uses $" + Shown.of(name) + ", which it does not make: copy all of it");
    }
    return session;
  }

  /** {@code ("name", "value", "/", "domain")}, the last two optional. */
  private void cookie(WebSession session, boolean inParentheses) {
    in.expect('(');
    String cookieName = in.word(",");
    in.expect(',');
    String value = in.word(",");
    argument(); // the path: browsers write "/"
    String domain = argument();
    in.expect(')');
    if (inParentheses) {
      in.expect(')');
    }
    in.expect(')');
    session.cookie(cookieName, value, domain);
  }

  /** One more argument; empty without. */
  private String argument() {
    in.blanks();
    if (!in.isAt(',')) {
      return "";
    }
    in.expect(',');
    return in.word(",");
  }
}
