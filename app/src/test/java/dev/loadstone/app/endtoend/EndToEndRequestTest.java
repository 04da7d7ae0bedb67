package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code request}: what goes out, what is shown, how it ends, and that the history has it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndRequestTest {
  @TempDir Path folder;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final RawServer server = RawServer.start(this::answer);
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private boolean answer(RawServer.Received request, RawServer.Wire wire) throws IOException {
    int length = request.headers().first("Content-Length").map(Integer::parseInt).orElse(0);
    byte[] body = wire.in().readNBytes(length);
    bodies.add(new String(body, StandardCharsets.UTF_8));
    String target = request.target().replaceFirst("\\?.*", "");
    switch (target) {
      case "/login" -> reply(wire, "200 OK", "Set-Cookie: id=1\r\n", "{\"ok\":true}");
      case "/invalid" -> reply(wire, "422 Unprocessable", "", "{\"error\":\"name\"}");
      case "/moved" -> reply(wire, "302 Found", "Location: /login\r\n", "");
      case "/cut" -> wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut");
      case "/busy" -> reply(wire, "503 Busy", "Retry-After: 7\r\n", "later");
      default -> reply(wire, "200 OK", "X-Target: " + request.target() + "\r\n", "fine");
    }
    return !target.equals("/cut");
  }

  private static void reply(RawServer.Wire wire, String status, String headers, String body)
      throws IOException {
    String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers;
    wire.send(head + "Content-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private String link(String path) {
    return server.link(path).text();
  }

  private RawServer.Received sent() {
    return server.received().getLast();
  }

  @Test
  void request_linkAlone_getsAndPrintsTheBodyAsItIs() {
    Ended ended = shell.run("request", link("/a")).ok();

    assertThat(ended.out()).isEqualTo("fine");
    assertThat(sent().line()).isEqualTo("GET /a HTTP/1.1");
  }

  @Test
  void request_jsonData_isPostedAsJson() {
    Ended ended = shell.run("request", link("/login"), "-d", "{\"name\": \"ann\"}", "-i").ok();

    assertThat(sent().method()).isEqualTo("POST");
    assertThat(sent().headers().first("Content-Type")).contains("application/json");
    assertThat(bodies).containsExactly("{\"name\": \"ann\"}");
    assertThat(ended.out())
        .startsWith("HTTP/1.1 200 OK\nContent-Type: application/json\nSet-Cookie: id=1\n")
        .endsWith("\n\n{\"ok\":true}");
  }

  @Test
  void request_dataOfEachKind_isSentWithItsType() throws IOException {
    Path file = Files.writeString(folder.resolve("up.bin"), "bytes of a file");
    shell.run("request", "PUT", link("/a"), "-d", "@" + file).ok();
    assertThat(sent().line()).startsWith("PUT ");
    assertThat(sent().headers().first("Content-Type")).contains("application/octet-stream");
    shell.run("request", link("/a"), "-d", "a=1", "-d", "b=2").ok();
    assertThat(sent().headers().first("Content-Type"))
        .contains("application/x-www-form-urlencoded");
    shell.run("request", link("/a"), "--form", "name=a b&c", "--form", "flag").ok();
    shell.run("request", link("/a"), "--data-raw", "@home").ok();
    shell.typing("typed", "request", "PATCH", link("/a"), "-d", "@-").ok();
    shell.run("request", link("/a"), "-F", "title=Crate", "-F", "file=@" + file + ";type=a/b").ok();

    assertThat(bodies.subList(0, 5))
        .containsExactly("bytes of a file", "a=1&b=2", "name=a%20b%26c&flag", "@home", "typed");
    assertThat(sent().headers().first("Content-Type").orElse("")).startsWith("multipart/form-data");
    assertThat(bodies.getLast())
        .contains("name=\"title\"\r\n\r\nCrate\r\n")
        .contains("filename=\"up.bin\"\r\nContent-Type: a/b\r\n\r\nbytes of a file");
  }

  @Test
  void request_headersAndQuery_arriveInOrder() {
    shell
        .run("request", link("/a?x=1"), "--query", "q=ü", "-H", "b: 2", "-H", "A: 1", "-H", "b: 3")
        .ok();

    assertThat(sent().target()).isEqualTo("/a?x=1&q=%C3%BC");
    assertThat(sent().headers().fields().toString()).containsSubsequence("b", "A", "b");
    assertThat(sent().headers().all("b")).containsExactly("2", "3");
  }

  @Test
  void request_errorAnswer_printsItsBodyAndEndsAsGetDoes() {
    Ended ended = shell.run("request", link("/invalid"), "-d", "{}").failed(4, "422");

    assertThat(ended.out()).isEqualTo("{\"error\":\"name\"}");
    assertThat(shell.run("request", link("/busy")).code()).isEqualTo(4);
    server.close();
    shell.run("request", link("/a")).failed(3, "cannot connect");
  }

  @Test
  void request_toAFile_publishesWholeAnswersOnly() {
    Path file = shell.file("answer.json");
    Ended ended = shell.run("request", link("/login"), "-o", file.toString()).ok();
    assertThat(file).hasContent("{\"ok\":true}");
    assertThat(ended.out()).contains("answer.json", "11 B");
    shell.run("request", link("/login"), "-o", file.toString()).failed(6, "answer.json");
    shell.run("request", link("/a"), "-o", file.toString(), "--on-conflict", "overwrite").ok();
    assertThat(file).hasContent("fine");

    Path page = shell.file("page.json");
    Ended failed = shell.run("request", link("/invalid"), "-o", page.toString()).failed(4, "422");
    assertThat(failed.out()).isEqualTo("{\"error\":\"name\"}");
    assertThat(page).doesNotExist();
    assertThat(shell.parts()).isEmpty();
  }

  @Test
  void request_redirects_areFollowedAsOftenAsWished() {
    assertThat(shell.run("request", link("/moved")).ok().out()).isEqualTo("{\"ok\":true}");
    assertThat(shell.run("request", link("/moved"), "--follow", "0", "-i").ok().out())
        .startsWith("HTTP/1.1 302 Found\n");
  }

  @Test
  void request_json_tellsEverything() {
    Ended ended = shell.run("request", link("/moved"), "--json").ok();

    Map<String, ?> answer = Json.object(ended.out());
    assertThat(answer.get("result")).isEqualTo(0L);
    assertThat(answer.get("resultName")).isEqualTo("RESULT_SUCCESS");
    assertThat(answer.get("status")).isEqualTo(200L);
    assertThat(answer.get("body")).isEqualTo("{\"ok\":true}");
    assertThat(answer.get("bytesDecoded")).isEqualTo(11L);
    List<?> exchanges = (List<?>) Objects.requireNonNull(answer.get("exchanges"));
    assertThat(exchanges).hasSize(2);
    assertThat(((Map<?, ?>) exchanges.getFirst()).get("status")).isEqualTo(302L);
    Map<String, ?> failed = Json.object(shell.run("request", link("/invalid"), "--json").out());
    assertThat(failed.get("status")).isEqualTo(422L);
    assertThat(failed.get("exit")).isEqualTo(4L);
    Map<String, ?> cut = Json.object(shell.run("request", link("/cut"), "--json").out());
    assertThat(cut.get("code")).isEqualTo("BODY_LENGTH_MISMATCH");
    assertThat(cut.get("status")).isEqualTo(200L);
    assertThat((String) cut.get("advice")).contains("carried it out already");
    List<?> broken = (List<?>) Objects.requireNonNull(cut.get("exchanges"));
    assertThat(((Map<?, ?>) broken.getFirst()).get("status")).isEqualTo(200L);
  }

  @Test
  void request_timing_drawsEachExchange() {
    Ended ended = shell.run("request", link("/moved"), "--timing").ok();

    assertThat(ended.out())
        .startsWith("{\"ok\":true}")
        .contains("GET " + link("/moved") + "  302", "GET " + link("/login") + "  200")
        .contains("connecting", "waiting", "receiving");
  }

  @Test
  void request_isFoundInTheHistory_withoutItsSecrets() throws IOException {
    shell
        .run("request", link("/moved?token=opensesame"), "-H", "X-Key: s3cr3t", "--user", "ann:pw1")
        .ok();

    Ended history = shell.run("history", "--no-jobs", "--headers").ok();
    assertThat(history.out()).contains("302 Found", "200 OK", "X-Key: [redacted]");
    for (Path file : Shell.regularFiles(shell.data())) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as("%s", file)
          .doesNotContain("opensesame", "s3cr3t", "pw1");
    }
  }

  @Test
  void request_besideARunningProgram_isKeptToo() throws Exception {
    shell.run("queue", "list").ok();
    try (var running =
        dev.loadstone.core.Loadstone.open(
            new dev.loadstone.core.Settings(shell.data()),
            dev.loadstone.core.Loadstone.Mode.HOLD)) {
      shell.run("request", link("/a")).ok();
      assertThat(running.exchanges(dev.loadstone.core.model.ExchangeQuery.ALL).records())
          .hasSize(1);
    }
  }

  @Test
  void request_wholeServer_asksForTheStar() {
    shell.run("request", link("/a"), "--whole-server").ok();

    assertThat(sent().line()).isEqualTo("OPTIONS * HTTP/1.1");
  }

  @Test
  void request_curlCommand_isMadeAsItWas() {
    String command =
        "curl '"
            + link("/login?a=1")
            + "' -H 'X-Order: 1' -b 'sid=7' --data-raw '{\"n\":1}' -u ann:pw";
    for (Ended ended :
        List.of(
            shell.run("request", command, "-H", "X-More: 2"),
            shell.typing(command + "\n", "request", "-", "-H", "X-More: 2"))) {
      assertThat(ended.ok().out()).isEqualTo("{\"ok\":true}");
      assertThat(sent().line()).isEqualTo("POST /login?a=1 HTTP/1.1");
      assertThat(bodies.getLast()).isEqualTo("{\"n\":1}");
      assertThat(sent().headers().first("Cookie")).contains("sid=7");
      assertThat(sent().headers().first("X-More")).contains("2");
      assertThat(sent().headers().first("Authorization")).contains("Basic YW5uOnB3");
    }
    Ended noted = shell.run("request", command + " -o x --resolve-nothing").failed(2, "not known");
    assertThat(noted.err()).contains("--resolve-nothing");
    assertThat(shell.run("request", command + " -o x").err())
        .isEqualTo("curl's -o is left out: give -o FILE beside the command\n");
  }

  @Test
  void request_copiedFromTheHistory_holdsWhatTheProfileAdded() {
    shell
        .typing(
            "opensesame\n",
            "host",
            "set",
            "http://127.0.0.1:" + server.port(),
            "--header",
            "X-Studio: blue",
            "--user",
            "ann",
            "--password-file",
            "-")
        .ok();
    shell.run("request", link("/login?token=opensesame"), "-d", "{}").ok();
    Ended history = shell.run("history", "--json").ok();
    String id = String.valueOf(Json.object(history.out().lines().findFirst().orElse("")).get("id"));

    String copied = shell.run("history", "--curl", id).ok().out();

    assertThat(copied)
        .contains(
            "/login?token='\"${TOKEN:?}\"",
            "-X POST",
            "'Content-Type: application/json'",
            "X-Studio",
            "-u \"${USER_PASSWORD:?}\"",
            "--data-binary '@'\"${BODY_FILE:?}\"",
            "# Set USER_PASSWORD before: user and password as NAME:PASS is not kept")
        .doesNotContain("opensesame");
    assertThat(shell.run("history", "--curl", id, "--shell", "cmd").ok().out())
        .contains("%USER_PASSWORD%");
    shell.run("history", "--curl", "9999").failed(2, "There is no request 9999");
    shell.run("history", "--curl", id, "--shell", "fish").failed(2, "posix, cmd or powershell");
  }

  @Test
  void request_curlCommandAndMore_isRefused() {
    String command = "curl " + link("/a");
    shell.run("request", command, "-d", "x").failed(2, "give none of them beside it");
    shell.run("request", "POST", command).failed(2, "link");
    shell.run("request", command + " ; " + command).failed(2, "one request is made at a time");
    shell.typing("hello", "request", "-").failed(2, "holds no curl command");
    assertThat(server.received()).isEmpty();
  }

  @Test
  void request_head_showsTheHead() {
    assertThat(shell.run("request", "HEAD", link("/a")).ok().out()).startsWith("HTTP/1.1 200 OK\n");
  }

  @Test
  void request_failure_saysWhatARequestCanDo() {
    Ended broken = shell.run("request", "DELETE", link("/cut")).failed(5, "the request again");
    assertThat(broken.err()).contains("carried it out already").doesNotContain("what was received");
    assertThat(shell.run("request", link("/invalid")).err()).contains("check the body");
  }

  @Test
  void request_thatCannotBe_endsWith2AndTheReason() {
    shell.run("request", "GET", link("/a"), "-d", "x").failed(2, "GET takes no body");
    shell.run("request", "TRACE", link("/a")).failed(2, "TRACE is not sent");
    shell.run("request", "FETCH", link("/a")).failed(2, "no method");
    shell.run("request", link("/a"), "-d", "x", "--form", "a=b").failed(2, "one body");
    shell.run("request", link("/a"), "-d", "@missing").failed(2, "missing", "cannot be read");
    shell.run("request", link("/a"), "-H", "Content-Length: 3").failed(2, "Content-Length");
    shell.run("request", link("/a"), "--follow", "21").failed(2, "redirects");
    shell.run("request", link("/a"), "--user", "ann").failed(2, "--password-file");
    shell.run("request").failed(2, "URL");
    assertThat(server.received()).isEmpty();
  }
}
