package dev.loadstone.core.testing.adverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue, tried by a client that knows no ranges: it starts over until a whole file came.
 */
@Timeout(60)
class CatalogueTest {
  private static final int TRIES = 4;
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** Those a client without ranges can get through. */
  static Stream<BadServer> passable() {
    return Catalogue.all().stream()
        .filter(bad -> bad.expected().equals(Expected.whole()))
        .filter(bad -> bad.terms().connections() == 1)
        // The JDK's client gives up before the fifth redirect.
        .filter(bad -> bad != Redirections.CHAIN);
  }

  /** Those that never give a whole file to a client that asks plainly. */
  static Stream<BadServer> impassable() {
    return Stream.<BadServer>of(
        BrokenLines.CUT_BEFORE_THE_FIRST_BYTE,
        BrokenLines.CUT_IN_ALL_ANSWERS,
        BrokenLines.NEVER_ANSWERS,
        BrokenLines.HANGS_UP,
        BrokenLines.ENDLESS_HEAD,
        Framings.LENGTH_TOO_LONG,
        Framings.LENGTH_TOO_SHORT,
        Framings.LAST_CHUNK_MISSING,
        Framings.CHUNK_GARBLED,
        Framings.LENGTH_BEYOND_64_BITS,
        Framings.CODED,
        Framings.LOGIN_PAGE,
        Statuses.ALWAYS_BAD_GATEWAY,
        Redirections.LOOP,
        Redirections.LONG_CHAIN,
        Redirections.TO_FILE,
        Redirections.LINK_FOR_ONE_USE,
        Redirections.LINK_FOR_SOME_BYTES);
  }

  @ParameterizedTest
  @MethodSource("passable")
  void open_passable_givesTheFileInTheEnd(BadServer bad) throws Exception {
    assertThat(startOverUntilWhole(bad)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("impassable")
  void open_impassable_neverGivesTheFile(BadServer bad) throws Exception {
    assertThat(startOverUntilWhole(bad)).isFalse();
  }

  @Test
  void all_entries_coverTheRulesOfThisServer() {
    List<Integer> rules = Catalogue.all().stream().map(BadServer::rule).distinct().toList();
    assertThat(rules).contains(2, 3, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18, 23, 24);
  }

  @Test
  void setting_redirectToStranger_isSeenThere() throws Exception {
    try (Scene scene = Redirections.TO_OTHER_ORIGIN.open(1);
        HttpClient client = client()) {
      client.send(request(scene, "Cookie", "a=b"), BodyHandlers.discarding());
      assertThat(scene.stranger().requests()).hasSize(1);
      assertThat(scene.requests()).hasSize(2);
    }
  }

  private static boolean startOverUntilWhole(BadServer bad) throws InterruptedException {
    HttpClient client = client();
    try (Scene scene = bad.open(42)) {
      byte[] wanted = scene.content().bytes(0, scene.content().size());
      for (int i = 0; i < TRIES; i++) {
        if (Arrays.equals(attempt(scene, client), wanted)) {
          return true;
        }
      }
      return false;
    } finally {
      client.shutdownNow();
    }
  }

  private static byte[] attempt(Scene scene, HttpClient client) throws InterruptedException {
    try {
      HttpRequest request = request(scene, "Accept-Encoding", "identity");
      HttpResponse<byte[]> answer =
          client
              .sendAsync(request, BodyHandlers.ofByteArray())
              .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .get();
      return answer.statusCode() == 200 ? answer.body() : new byte[0];
    } catch (ExecutionException e) {
      return new byte[0];
    }
  }

  private static HttpRequest request(Scene scene, String... headers) {
    return HttpRequest.newBuilder(URI.create(scene.link())).headers(headers).build();
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .build();
  }
}
