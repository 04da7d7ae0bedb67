package dev.loadstone.core.request;

import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.WebRequest;
import java.util.function.Consumer;

/** The example in the client's documentation; compiled with the tests so that it stays true. */
final class WebClientExample {

  private WebClientExample() {}

  // @start region="login"
  /** Signs a player in and hands the answer on, without blocking the game's loop. */
  static WebCall signIn(WebClient client, String server, String json, Consumer<String> done) {
    WebRequest request =
        WebRequest.to(server + "/login")
            .method(HttpMethod.POST)
            .header("Accept: application/json")
            .body(RequestBody.json(json))
            .build();
    return client.request(
        request,
        answer -> {
          switch (answer.result().name()) {
            case "RESULT_SUCCESS" -> done.accept(answer.text());
            case "RESULT_SIGN_IN_NEEDED" -> done.accept("wrong name or password");
            default -> done.accept("failed: " + answer.failure());
          }
        });
  }
  // @end
}
