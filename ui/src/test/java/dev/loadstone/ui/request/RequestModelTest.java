package dev.loadstone.ui.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.model.WebRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestModelTest {
  @TempDir Path folder;
  private final RequestModel model = new RequestModel();

  @Test
  void request_rowsThatAreOn_areSentInOrder() {
    model.link.set("https://a.example/x?old=1");
    model.query.replace(List.of(new FieldRow("q", "a b"), new FieldRow("q", "ü")));
    FieldRow off = new FieldRow("X-Off", "1");
    off.on().set(false);
    model.headers.replace(List.of(new FieldRow("X-Key", "k"), off));
    WebRequest request = model.request();
    assertThat(request.link().text()).isEqualTo("https://a.example/x?old=1&q=a%20b&q=%C3%BC");
    assertThat(request.headers().first("X-Key")).contains("k");
    assertThat(request.headers().has("X-Off")).isFalse();
  }

  @Test
  void type_intoTheLastRow_appendsABlankOne() {
    model.headers.rows().getLast().name().set("A");
    assertThat(model.headers.rows()).hasSize(2);
    assertThat(model.headers.rows().getLast().isBlank()).isTrue();
    model.headers.remove(model.headers.rows().getLast());
    assertThat(model.headers.rows()).hasSize(2);
  }

  @Test
  void request_bodyOnGet_saysWhyNot() {
    model.link.set("https://a.example/");
    model.bodyKind.set(BodyKind.JSON);
    model.bodyText.set("{}");
    assertThat(model.problem()).isNotEmpty().doesNotContain("\n");
    model.method.set(HttpMethod.POST);
    assertThat(model.problem()).isEmpty();
    assertThat(model.request().body().type()).isEqualTo("application/json");
  }

  @Test
  void request_partsWithAFile_areReadFromIt() throws Exception {
    Path file = Files.writeString(folder.resolve("rock.png"), "png");
    model.link.set("https://a.example/");
    model.method.set(HttpMethod.POST);
    model.bodyKind.set(BodyKind.MULTIPART);
    model.form.replace(List.of(new FieldRow("name", "rock"), new FieldRow("file", "@" + file)));
    RequestBody.Multipart body = (RequestBody.Multipart) model.request().body();
    assertThat(body.parts().getLast().fileName()).isEqualTo("rock.png");
    model.form.replace(List.of(new FieldRow("file", "@/nowhere")));
    assertThat(model.problem()).contains("/nowhere");
  }

  @Test
  void download_ofAGet_keepsSecretsApart() {
    model.link.set("https://a.example/rock.png");
    model.headers.replace(
        List.of(new FieldRow("Accept", "image/png"), new FieldRow("X-Key", "k3y")));
    model.user.set("ann");
    model.password.set("pw");
    JobRequest job = model.download(folder, TransferOptions.DEFAULTS);
    assertThat(job.headers().first("Accept")).contains("image/png");
    assertThat(job.secrets().headers().first("X-Key")).contains("k3y");
    assertThat(job.secrets().user()).isEqualTo("ann");
    model.method.set(HttpMethod.DELETE);
    assertThatThrownBy(() -> model.download(folder, TransferOptions.DEFAULTS))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void takeUp_whatWasKept_leavesSecretsOut() {
    model.method.set(HttpMethod.POST);
    model.bodyKind.set(BodyKind.JSON);
    model.user.set("ann");
    model.password.set("pw");
    Headers sent =
        Headers.of("Host", "a.example", "Accept", "a/b", "Authorization", HttpExchange.REDACTED);
    assertThat(model.takeUp(made("https://a.example/x?q=1", sent))).isTrue();
    assertThat(model.headers.sent()).extracting(row -> row.name().get()).containsExactly("Accept");
    assertThat(model.problem()).isEmpty();
    assertThat(model.request().link().text()).isEqualTo("https://a.example/x?q=1");
    assertThat(model.request().user()).isNull();
    assertThat(model.request().body()).isEqualTo(RequestBody.NONE);

    assertThat(model.takeUp(made("https://a.example/x?sig=[redacted]", Headers.NONE))).isFalse();
  }

  private static HttpExchange made(String link, Headers sent) {
    return new HttpExchange(
        0,
        0,
        0,
        "GET",
        link,
        sent,
        200,
        "OK",
        Headers.NONE,
        "http/1.1",
        "",
        false,
        Instant.EPOCH,
        HttpExchange.Timing.NONE,
        0,
        0,
        null,
        null);
  }
}
