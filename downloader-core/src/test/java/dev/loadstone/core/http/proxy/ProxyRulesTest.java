package dev.loadstone.core.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyRulesTest {

  private static String proxyOf(String link, Map<String, String> environment)
      throws FailureException {
    return String.valueOf(rules(null, environment).select(Link.parse(link).origin()));
  }

  private static ProxyRules rules(@Nullable String given, Map<String, String> environment)
      throws FailureException {
    return ProxyRules.of(ProxyOptions.of(given), NetworkSecrets.NONE, environment);
  }

  @Test
  void givenProxy_isForEverything() throws FailureException {
    ProxyRules rules =
        rules("socks5://p.example:1081", Map.of("http_proxy", "http://q", "no_proxy", "*"));
    assertThat(rules.select(Link.parse("http://a.example/").origin()))
        .isEqualTo(new ProxyRules.Via(ProxyRules.Kind.SOCKS, "p.example", 1081, null, "", false));
  }

  @Test
  void environment_isReadInEitherCase() throws FailureException {
    assertThat(proxyOf("http://a/", Map.of("http_proxy", "http://p:1"))).isEqualTo("p:1");
    assertThat(proxyOf("http://a/", Map.of("HTTP_PROXY", "http://p:1"))).isEqualTo("p:1");
    assertThat(proxyOf("https://a/", Map.of("HTTPS_PROXY", "p:1"))).isEqualTo("p:1");
    assertThat(proxyOf("https://a/", Map.of("http_proxy", "http://p:1"))).isEqualTo("null");
    assertThat(proxyOf("https://a/", Map.of("ALL_PROXY", "http://p:1"))).isEqualTo("p:1");
    assertThat(proxyOf("http://a/", Map.of("http_proxy", "http://p:1", "HTTP_PROXY", "http://q:2")))
        .isEqualTo("p:1");
    assertThat(proxyOf("http://a/", Map.of())).isEqualTo("null");
  }

  @Test
  void upperCaseHttpProxy_isIgnoredWhereAWebRequestMayHaveSetIt() throws FailureException {
    assertThat(proxyOf("http://a/", Map.of("HTTP_PROXY", "http://evil:1", "REQUEST_METHOD", "GET")))
        .isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, http://a.example/, true",
    "a.example, http://x.a.example/, true",
    ".a.example, http://x.a.example/, true",
    ".a.example, http://a.example/, true",
    "*.a.example, http://x.a.example/, true",
    "a.example, http://ba.example/, false",
    "A.EXAMPLE, http://a.example/, true",
    "'x, a.example', http://a.example/, true",
    "a.example:8080, http://a.example:8080/, true",
    "a.example:8080, http://a.example/, false",
    "*, http://a.example/, true",
    "10.0.0.0/8, http://10.2.3.4/, true",
    "10.0.0.0/8, http://11.2.3.4/, false",
    "10.0.0.0/8, http://10.example/, false",
    "192.168.0.1, http://192.168.0.1/, true",
    "fd00::/8, http://[fd00::1]/, true",
    "::1, http://[::1]/, true",
    "localhost, http://127.0.0.1/, false"
  })
  void noProxy_exceptsHosts(String except, String link, boolean direct) throws FailureException {
    String proxy = proxyOf(link, Map.of("http_proxy", "http://p:1", "no_proxy", except));
    assertThat(proxy.equals("null")).isEqualTo(direct);
  }

  @Test
  void credentials_areUsedAndNotShown() throws FailureException {
    ProxyRules.Via via =
        rules(null, Map.of("http_proxy", "http://ann:s%40y+1@p:1"))
            .select(Link.parse("http://a/").origin());
    assertThat(via).isNotNull();
    assertThat(via.user()).isEqualTo("ann");
    assertThat(via.password()).isEqualTo("s@y+1");
    assertThat(via.toString()).isEqualTo("p:1");
  }

  @Test
  void proxies_areChosenByScheme_andDirectBeatsTheEnvironment() throws FailureException {
    Map<String, String> environment = Map.of("all_proxy", "socks5://e:1");
    ProxyOptions options =
        ProxyOptions.ENVIRONMENT.withHttps("p", 8080).withDirect(List.of("10.0.0.0/8"));
    ProxyRules rules = ProxyRules.of(options, NetworkSecrets.NONE, environment);
    assertThat(rules.select(Link.parse("https://a/").origin())).hasToString("p:8080");
    assertThat(rules.select(Link.parse("https://10.1.2.3/").origin())).isNull();
    assertThat(rules.select(Link.parse("http://a/").origin())).hasToString("e:1");
    ProxyOptions direct = new ProxyOptions(ProxyOptions.DIRECT, null, List.of());
    assertThat(
            ProxyRules.of(direct, NetworkSecrets.NONE, environment)
                .select(Link.parse("http://a/").origin()))
        .isNull();
  }

  @Test
  void emptyHostOrMinusOne_takesAProxyBack() {
    ProxyOptions set = ProxyOptions.ENVIRONMENT.withHttp("p", 1).withHttps("q", 2);
    assertThat(set).isEqualTo(new ProxyOptions("http://p:1", "http://q:2", List.of()));
    assertThat(set.withHttp("", 1).withHttps("q", -1)).isEqualTo(ProxyOptions.ENVIRONMENT);
  }

  @Test
  void givenCredentials_areForGivenProxiesOnly() throws FailureException {
    NetworkSecrets secrets = new NetworkSecrets("ann", "hush", null);
    ProxyRules rules =
        ProxyRules.of(
            new ProxyOptions("socks5://p:1", null, List.of()),
            secrets,
            Map.of("https_proxy", "http://q:1"));
    ProxyRules.Via given = rules.select(Link.parse("http://a/").origin());
    assertThat(given).isNotNull();
    assertThat(given.user()).isEqualTo("ann");
    assertThat(given.toString()).doesNotContain("hush");
    ProxyRules.Via found = rules.select(Link.parse("https://a/").origin());
    assertThat(found).isNotNull();
    assertThat(found.user()).isNull();
  }

  @Test
  void digestOnly_holdsForGivenProxiesAndTheEnvironments() throws FailureException {
    ProxyRules rules =
        ProxyRules.of(
            new ProxyOptions("http://p:1", null, List.of(), true),
            new NetworkSecrets("ann", "hush", null),
            Map.of("https_proxy", "http://bob:hush@q:1"));
    for (String link : List.of("http://a/", "https://a/")) {
      ProxyRules.Via via = rules.select(Link.parse(link).origin());
      assertThat(via).isNotNull();
      assertThat(via.user()).isNotNull();
      assertThat(via.digestOnly()).isTrue();
    }
  }

  @Test
  void digestOnly_withAPasswordForSocks_isRefused() {
    NetworkSecrets secrets = new NetworkSecrets("ann", "hush", null);
    ProxyOptions socks = ProxyOptions.of("socks5://p:1").withDigestOnly(true);
    assertThatThrownBy(() -> ProxyRules.of(socks, secrets, Map.of()))
        .hasMessageContaining("SOCKS sends the password itself, and --proxy-digest forbids that")
        .hasMessageNotContaining("hush");
    ProxyOptions found = ProxyOptions.ENVIRONMENT.withDigestOnly(true);
    Map<String, String> environment = Map.of("all_proxy", "socks5://ann:hush@p:1");
    assertThatThrownBy(() -> ProxyRules.of(found, NetworkSecrets.NONE, environment))
        .hasMessageContaining("the proxy of the environment is unusable")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks4://p:1",
        "ftp://p:1",
        "http://",
        "socks4://ann:hush@p:1",
        "http://a b",
        "p:70000"
      })
  void unusableProxy_isNamed(String proxy) {
    assertThatThrownBy(() -> rules(proxy, Map.of()))
        .satisfies(
            e -> assertThat(HttpTransportContract.codeOf(e)).isEqualTo(FailureCode.PROXY_ERROR))
        .hasMessageNotContaining("hush");
  }
}
