package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;

/** Asks the person at the terminal for a password. */
record Prompt(Surroundings surroundings) implements DownloadOptions.PasswordPrompt {
  @Override
  public String ask(String user) {
    var passwords = surroundings.passwords();
    if (passwords == null) {
      throw new InvalidInputException(
          "--user '" + user + "' has no password and there is no terminal to ask: use NAME:PASS");
    }
    return passwords.apply(user);
  }
}
