package dev.loadstone.ui.add;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.ui.common.Texts;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Why a link gives no file, in few words. */
final class ProbeWords {
  private static final Texts TEXTS = Texts.of(ProbeWords.class);

  private ProbeWords() {}

  static String of(@Nullable Throwable thrown) {
    return switch (thrown) {
      case CompletionException e when e.getCause() != null -> of(e.getCause());
      case FailureException e -> of(e.failure());
      case InvalidInputException e -> String.valueOf(e.getMessage());
      case null, default -> TEXTS.get("problem.OTHER");
    };
  }

  private static String of(Failure failure) {
    if (failure.status() != 0) {
      String own = "problem.status." + failure.status();
      return TEXTS.has(own)
          ? TEXTS.get(own)
          : TEXTS.format("problem.status.other", Integer.toString(failure.status()));
    }
    String key = "problem." + failure.code().name();
    return TEXTS.has(key) ? TEXTS.get(key) : failure.detail();
  }
}
