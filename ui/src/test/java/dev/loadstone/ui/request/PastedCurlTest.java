package dev.loadstone.ui.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.WebRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastedCurlTest {
  @TempDir Path folder;
  private final RequestModel model = new RequestModel();
  private final PastedCurl curl = new PastedCurl(model);

  @Test
  void take_json_isThatRequestAndNothingOfBefore() {
    model.query.replace(java.util.List.of(new FieldRow("old", "1")));
    model.headers.replace(java.util.List.of(new FieldRow("X-Old", "1")));

    assertThat(
            curl.take(
                """
                curl 'https://a.example/rocks?page=1' \\
                  -X PUT -H 'Content-Type: application/json' -H 'X-Key: k' \\
                  --data-raw '{"name":"ann"}'
                """))
        .isEmpty();

    WebRequest request = model.request();
    assertThat(request.method()).isEqualTo(HttpMethod.PUT);
    assertThat(request.link().text()).isEqualTo("https://a.example/rocks?page=1");
    assertThat(request.headers()).isEqualTo(Headers.of("X-Key", "k"));
    assertThat(request.body()).isEqualTo(RequestBody.json("{\"name\":\"ann\"}"));
  }

  @Test
  void take_form_keepsItsTypeAndWhoAsks() {
    curl.take("curl https://a.example/ -d name=ann -d level=3 -u ada:love");

    WebRequest request = model.request();
    assertThat(request.method()).isEqualTo(HttpMethod.POST);
    assertThat(request.headers().first("Content-Type"))
        .contains("application/x-www-form-urlencoded");
    assertThat(model.bodyText.get()).isEqualTo("name=ann&level=3");
    assertThat(request.user()).isEqualTo("ada");
    assertThat(request.password()).isEqualTo("love");
  }

  @Test
  void take_filesOfAForm_areRowsThatNameThem() throws Exception {
    Path rock = Files.writeString(folder.resolve("rock.png"), "x");
    curl.take("curl https://a.example/up -F title=Rock -F 'file=@" + rock + "'");

    assertThat(model.bodyKind.get()).isEqualTo(BodyKind.MULTIPART);
    assertThat(model.form.sent().getLast().value().get()).isEqualTo("@" + rock);
    assertThat(model.request().body()).isInstanceOf(RequestBody.Multipart.class);
  }

  @Test
  void take_whatTheComposerDoesNotHave_isSaid() {
    assertThat(curl.take("curl -k https://a.example/"))
        .anyMatch(note -> note.contains("certificates"));
  }

  @Test
  void take_optionsTheComposerDoesNotHave_areSaid() throws Exception {
    Path rock = Files.writeString(folder.resolve("rock.png"), "x");
    assertThat(curl.take("curl -m 5 -L --max-redirs 1 https://a.example/"))
        .anyMatch(note -> note.contains("redirects"));
    assertThat(curl.take("curl -F 'f=@" + rock + ";filename=a.png' https://a.example/"))
        .anyMatch(note -> note.contains("names"));
    assertThat(curl.take("curl -L https://a.example/")).isEmpty();
  }

  @Test
  void take_whatIsRefused_changesNothing() {
    model.link.set("https://b.example/");
    assertThatThrownBy(() -> curl.take("curl --form-string 'n=@/etc/key' https://a.example/"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("begins with @");

    assertThatThrownBy(() -> curl.take("curl https://a.example/1\ncurl https://a.example/2"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2 curl commands");
    assertThatThrownBy(() -> curl.take("curl -X OPTIONS --request-target '*' https://a.example/"))
        .isInstanceOf(InvalidInputException.class);
    assertThat(model.link.get()).isEqualTo("https://b.example/");
  }
}
