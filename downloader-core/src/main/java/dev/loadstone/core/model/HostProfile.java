package dev.loadstone.core.model;

/**
 * What holds for every request to a host, without its secrets.
 *
 * @param headers harmless ones; secret ones are among the secrets
 * @param signIn what the secrets hold for signing in
 * @param connections to the host over all jobs; 0 for what the queue allows
 * @param bytesPerSecond of all jobs from the host together; 0 for no limit
 * @param continueUnproven joins bytes although nothing proves them of one file
 */
public record HostProfile(
    HostPattern pattern,
    Headers headers,
    SignIn signIn,
    int connections,
    long bytesPerSecond,
    boolean continueUnproven,
    NetworkOptions network) {

  public HostProfile {
    if (connections < 0 || bytesPerSecond < 0) {
      throw new InvalidInputException("A host's limits cannot be negative; 0 means none");
    }
  }

  /** A profile that says nothing yet. */
  public static HostProfile of(HostPattern pattern) {
    return new HostProfile(
        pattern, Headers.NONE, SignIn.NONE, 0, 0, false, NetworkOptions.DEFAULTS);
  }

  /** The same for other hosts. */
  public HostProfile withPattern(HostPattern value) {
    return new HostProfile(
        value, headers, signIn, connections, bytesPerSecond, continueUnproven, network);
  }

  public HostProfile withHeaders(Headers value) {
    return new HostProfile(
        pattern, value, signIn, connections, bytesPerSecond, continueUnproven, network);
  }

  public HostProfile withSignIn(SignIn value) {
    return new HostProfile(
        pattern, headers, value, connections, bytesPerSecond, continueUnproven, network);
  }

  public HostProfile withConnections(int value) {
    return new HostProfile(
        pattern, headers, signIn, value, bytesPerSecond, continueUnproven, network);
  }

  public HostProfile withBytesPerSecond(long value) {
    return new HostProfile(pattern, headers, signIn, connections, value, continueUnproven, network);
  }

  public HostProfile withContinueUnproven(boolean value) {
    return new HostProfile(pattern, headers, signIn, connections, bytesPerSecond, value, network);
  }

  public HostProfile withNetwork(NetworkOptions value) {
    return new HostProfile(
        pattern, headers, signIn, connections, bytesPerSecond, continueUnproven, value);
  }
}
