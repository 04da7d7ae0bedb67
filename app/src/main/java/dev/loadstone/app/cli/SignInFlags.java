package dev.loadstone.app.cli;

import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.source.CookieFile;
import dev.loadstone.core.source.Netrc;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a person says to a server who is there. */
final class SignInFlags {
  private static final String AUTHORIZATION = "Authorization";

  @Option(
      names = "--user",
      paramLabel = "NAME:PASS",
      description = "Sign in; with NAME alone the password is asked for.")
  @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "First line: the password of --user NAME; - reads standard input.")
  @Nullable String passwordFile;

  @Option(
      names = "--digest",
      description = "Sign in by Digest only: the password itself is never sent.")
  boolean digest;

  @Option(names = "--bearer", description = "Sign in with a token, which is asked for.")
  boolean bearer;

  @Option(
      names = "--bearer-file",
      paramLabel = "FILE",
      description = "Sign in with the token on its first line; - reads standard input.")
  @Nullable String bearerFile;

  @Option(
      names = "--netrc",
      description = "Take names and passwords of the links' hosts from $NETRC or ~/.netrc.")
  boolean netrc;

  @Option(names = "--netrc-file", paramLabel = "FILE", description = "The same from that file.")
  @Nullable Path netrcFile;

  @Option(
      names = "--cookies",
      paramLabel = "FILE",
      description = "Send cookies of a browser's cookies.txt, each to its own host only.")
  @Nullable Path cookies;

  /**
   * The secrets of each link, asked for where they are nowhere.
   *
   * @throws InvalidInputException for the first option that cannot be used
   */
  Function<Link, Secrets> secrets(
      Headers headers, NetworkSecrets network, PasswordSource passwords) {
    check(headers);
    Secrets said = said(headers, network, passwords).withCookies(given(passwords));
    Netrc known = known(passwords);
    if (known == null || said.headers().has(AUTHORIZATION) || said.password() != null) {
      checkPassword(said);
      return _ -> said;
    }
    return link -> {
      Secrets found = with(said, known.find(link.origin().host(), said.user()).orElse(null));
      checkPassword(found);
      return found;
    };
  }

  private void check(Headers headers) {
    boolean token = bearer || bearerFile != null;
    if (token && (user != null || headers.has(AUTHORIZATION))) {
      throw new InvalidInputException(
          "--bearer, --user and an Authorization header are ways to sign in: give one");
    }
    if (digest && user == null && !netrc && netrcFile == null) {
      throw new InvalidInputException("--digest needs who signs in: give --user NAME too");
    }
  }

  private Secrets said(Headers headers, NetworkSecrets network, PasswordSource passwords) {
    if (bearer || bearerFile != null) {
      String token = passwords.get(bearerFile, "the token", "--bearer-file").strip();
      return new Secrets(null, null, headers.plus(AUTHORIZATION, "Bearer " + token), network);
    }
    if (user == null) {
      return new Secrets(null, null, headers, network);
    }
    int colon = user.indexOf(':');
    String name = colon < 0 ? user : user.substring(0, colon);
    if (name.isEmpty()) {
      throw new InvalidInputException("--user needs a name: write it as NAME:PASS");
    }
    String password = colon < 0 ? password(name, passwords) : user.substring(colon + 1);
    return new Secrets(name, password, headers, network).withDigestOnly(digest);
  }

  /** Null where the netrc file is to have it. */
  private @Nullable String password(String name, PasswordSource passwords) {
    boolean elsewhere = passwordFile == null && (netrc || netrcFile != null);
    return elsewhere
        ? null
        : passwords.get(passwordFile, name, "--user NAME:PASS or --password-file");
  }

  private static void checkPassword(Secrets secrets) {
    if (secrets.user() != null && secrets.password() == null) {
      throw new InvalidInputException(
          "The netrc file has no password of " + secrets.user() + " for the link's host");
    }
  }

  private Secrets with(Secrets said, Netrc.@Nullable Entry entry) {
    if (entry == null || entry.login() == null) {
      return said;
    }
    String password = entry.password() == null ? "" : entry.password();
    return new Secrets(
        entry.login(), password, digest, said.headers(), said.cookies(), said.network());
  }

  private List<Cookie> given(PasswordSource passwords) {
    return cookies == null
        ? List.of()
        : CookieFile.parse(passwords.privateText("--cookies", cookies));
  }

  private @Nullable Netrc known(PasswordSource passwords) {
    Path file = netrcFile;
    if (file == null && netrc) {
      file = passwords.netrc();
    }
    if (file == null) {
      return null;
    }
    try {
      return Netrc.parse(passwords.privateText("--netrc-file", file));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "The netrc file " + file + " cannot be used: " + e.getMessage());
    }
  }
}
