package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names and passwords by host, as {@code .netrc} has them for ftp and curl. Pure.
 *
 * @param entries in the file's order; the first that fits counts
 */
public record Netrc(List<Entry> entries) {

  /**
   * One of them.
   *
   * @param machine lower case; null for {@code default}, which is for every other host
   */
  public record Entry(@Nullable String machine, @Nullable String login, @Nullable String password) {
    @Override
    public String toString() {
      return "Entry[" + (machine == null ? "default" : machine) + "]";
    }
  }

  public Netrc {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file's text; macros are passed over.
   *
   * @throws InvalidInputException if it is no such file; the message holds nothing of it
   */
  public static Netrc parse(String text) {
    return new Reader(text).read();
  }

  /**
   * The entry for a host: the one that names it, before {@code default}.
   *
   * @param host lower case
   * @param login only an entry of that name; null for any
   */
  public Optional<Entry> find(String host, @Nullable String login) {
    return entries.stream()
        .filter(each -> each.machine() == null || each.machine().equals(host))
        .filter(each -> login == null || login.equals(each.login()))
        .min((a, b) -> Boolean.compare(a.machine() == null, b.machine() == null));
  }

  /** Words with blanks between them; those in quotation marks may hold blanks. */
  private static final class Reader {
    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private int at;

    Reader(String text) {
      this.text = text;
    }

    Netrc read() {
      String machine = null;
      String login = null;
      String password = null;
      boolean inEntry = false;
      for (String word = word(); word != null; word = word()) {
        switch (word) {
          case "machine", "default" -> {
            if (inEntry) {
              entries.add(new Entry(machine, login, password));
            }
            machine = word.equals("machine") ? value(word).toLowerCase(Locale.ROOT) : null;
            login = null;
            password = null;
            inEntry = true;
          }
          case "login", "user" -> login = value(word);
          case "password", "passwd" -> password = value(word);
          case "account" -> value(word);
          case "macdef" -> skipMacro();
          default -> throw new InvalidInputException("it has a word that no netrc file has");
        }
      }
      if (inEntry) {
        entries.add(new Entry(machine, login, password));
      }
      return new Netrc(entries);
    }

    private String value(String of) {
      String value = word();
      if (value == null) {
        throw new InvalidInputException("it ends after '" + of + "'");
      }
      return value;
    }

    /** A macro ends with an empty line. */
    private void skipMacro() {
      int end = text.indexOf("\n\n", at);
      int other = text.indexOf("\r\n\r\n", at);
      int first = end < 0 || (other >= 0 && other < end) ? other : end;
      at = first < 0 ? text.length() : first;
    }

    private @Nullable String word() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '#') {
          int end = text.indexOf('\n', at);
          at = end < 0 ? text.length() : end;
        } else if (Character.isWhitespace(c)) {
          at++;
        } else {
          return c == '"' ? quoted() : plain();
        }
      }
      return null;
    }

    private String plain() {
      int from = at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at);
    }

    private String quoted() {
      StringBuilder word = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length()) {
          at++;
          c = escaped(text.charAt(at));
        }
        word.append(c);
      }
      if (at == text.length()) {
        throw new InvalidInputException("a quotation mark is not closed");
      }
      at++;
      return word.toString();
    }

    private static char escaped(char c) {
      return switch (c) {
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        default -> c;
      };
    }
  }
}
