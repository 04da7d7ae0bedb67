package dev.loadstone.ui.add;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.model.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddModelTest {
  private static final TransferOptions USUAL =
      TransferOptions.DEFAULTS.toBuilder().retries(9).build();

  @TempDir Path folder;
  private final FakeEngine engine = new FakeEngine();
  private AddModel model;

  @BeforeEach
  void open() {
    model =
        new AddModel(engine, AddOptions.to(folder.toString(), USUAL), Runnable::run, Runnable::run);
  }

  @Test
  void read_linksWithOneTwiceAndABadLine_rowsAndTheLinesNumber() {
    read("https://a.example/rock.png\nhttps://a.example/rock.png\nnot a link\n");

    assertThat(rows()).extracting(LinkRow::issue).containsExactly(Issue.NONE, Issue.TWICE);
    assertThat(model.draft().get().reading().problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
    assertThat(model.sum().get().files()).isEqualTo(1);
  }

  @Test
  void read_range_isWrittenOutUnlessItIsUnwanted() {
    read("https://a.example/frame[001-120].png\nhttps://a.example/other\nbad");

    assertThat(rows()).hasSize(121);
    assertThat(rows().get(119).name()).isEqualTo("frame120.png");
    assertThat(model.draft().get().reading().inRanges()).isEqualTo(120);
    assertThat(model.draft().get().reading().problems().getFirst().line()).isEqualTo(3);

    model.writeOutRanges(false);
    model.read();

    assertThat(rows()).hasSize(2);
    assertThat(model.draft().get().reading().inRanges()).isEqualTo(120);
  }

  @Test
  void read_rangeBeyondAllMeasure_isAProblemOfItsLine() {
    read("https://a.example/[0-999999].png\nhttps://a.example/rock.png");

    assertThat(rows()).hasSize(1);
    assertThat(model.draft().get().reading().problems().getFirst().line()).isEqualTo(1);
  }

  @Test
  void read_metalink_rowsWithItsNames() {
    read(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <metalink xmlns="urn:ietf:params:xml:ns:metalink">
          <file name="models/rock.glb"><url>https://a.example/1</url></file>
        </metalink>
        """);

    assertThat(rows()).extracting(LinkRow::name).containsExactly("models/rock.glb");
    assertThat(rows().getFirst().kind()).isEqualTo(AssetKind.MODEL);
  }

  @Test
  void read_aHundredThousandLines_allOfThem() {
    model.add(
        new LinkSource(
            "list.txt",
            IntStream.range(0, 100_000)
                .mapToObj(i -> "https://a.example/" + i + ".png\n")
                .collect(Collectors.joining())));
    model.read();

    assertThat(rows()).hasSize(100_000);
    assertThat(engine.asked).hasSize(Prober.AT_ONCE);
  }

  @Test
  void file_exists_isOverwrittenOnlyByChoice() throws IOException {
    Files.writeString(folder.resolve("rock.png"), "mine");
    read("https://a.example/rock.png");

    assertThat(rows().getFirst().issue()).isEqualTo(Issue.FILE_EXISTS);
    assertThat(submitted().getFirst().options().onConflict()).isEqualTo(ConflictPolicy.RENAME);

    model.choose(rows().getFirst(), Choice.OVERWRITE);

    assertThat(submitted().getFirst().options().onConflict()).isEqualTo(ConflictPolicy.OVERWRITE);
  }

  @Test
  void link_inTheQueue_isLeftOutUnlessItIsWanted() {
    engine.known.add("https://a.example/rock.png");
    read("https://a.example/rock.png\nhttps://a.example/tree.png");

    assertThat(submitted())
        .extracting(each -> each.link().text())
        .containsExactly("https://a.example/tree.png");

    model.choose(rows().getFirst(), Choice.RENAME);

    assertThat(submitted()).extracting(JobRequest::name).containsExactly("rock (1).png", null);
  }

  @Test
  void issue_choiceForAll_holdsForEachOfThem() {
    read("https://a.example/a\nhttps://a.example/a\nhttps://a.example/a");
    model.usual(Issue.TWICE, Choice.RENAME);

    assertThat(submitted()).extracting(JobRequest::name).containsExactly(null, "a (1)", "a (2)");
  }

  @Test
  void probe_answer_givesNameSizeAndFindsTheNewConflict() throws IOException {
    Files.writeString(folder.resolve("castle.glb"), "mine");
    read("https://a.example/download?id=7\nhttps://b.example/castle.glb");
    engine.answer("https://a.example/download?id=7", "castle.glb", 2_000);

    LinkRow first = rows().getFirst();
    assertThat(first.name()).isEqualTo("castle.glb");
    assertThat(first.kind()).isEqualTo(AssetKind.MODEL);
    assertThat(first.issue()).isEqualTo(Issue.FILE_EXISTS);
    assertThat(rows().getLast().issue()).isEqualTo(Issue.SAME_NAME);
    assertThat(model.sum().get().bytes()).isEqualTo(2_000);
    assertThat(model.sum().get().unsized()).isEqualTo(1);
  }

  @Test
  void probe_answerOfALinkThatIsThereTwice_leavesTheFirstInItsPlace() {
    read("https://a.example/rock.png\nhttps://a.example/rock.png");
    engine.answer("https://a.example/rock.png", "rock.png", 7);

    assertThat(rows()).extracting(LinkRow::issue).containsExactly(Issue.NONE, Issue.TWICE);
    assertThat(model.sum().get().bytes()).isEqualTo(7);
  }

  @Test
  void read_curlCommand_keepsItsCookieSecret() {
    read("curl 'https://a.example/rock.png' \\\n  -H 'Accept: image/png' \\\n  -H 'Cookie: a=b'");

    JobRequest request = submitted().getFirst();
    assertThat(request.link().text()).isEqualTo("https://a.example/rock.png");
    assertThat(request.secrets().headers().has("Cookie")).isTrue();
  }

  @Test
  void probe_refused_isSaidInWordsAndCanBeAskedAgain() {
    read("https://a.example/gone.png");
    engine.refuse("https://a.example/gone.png", 404);

    assertThat(rows().getFirst().answer()).isInstanceOf(Answer.Refused.class);
    assertThat(RowWords.note(rows().getFirst())).isEqualTo("Not found (404)");
    assertThat(model.sum().get().refused()).isEqualTo(1);

    model.askAgain(rows().getFirst());
    engine.answer("https://a.example/gone.png", "gone.png", 5);

    assertThat(rows().getFirst().size()).isEqualTo(5);
  }

  @Test
  void probes_manyRows_fewAtOnceThoseOnTheScreenFirst() {
    read(links(1_000));
    assertThat(engine.asked).hasSize(Prober.AT_ONCE);

    model.see(rows().get(700));
    engine.answer("https://a.example/0", "0", 1);

    assertThat(engine.asked.keySet()).contains("https://a.example/700").hasSize(9);

    for (int i = 0; i < 1_000; i++) {
      engine.answer("https://a.example/" + i, "" + i, 1);
    }
    engine.answerAll();

    assertThat(engine.asked).hasSize(Prober.UNSEEN + 1);
  }

  @Test
  void text_readAgain_keepsAnswersNamesAndQuestionsUnderWay() {
    read("https://a.example/1\nhttps://a.example/2");
    engine.answer("https://a.example/1", "one.png", 1);
    model.rename(rows().getLast(), "two.png");
    read("https://a.example/0\nhttps://a.example/1\nhttps://a.example/2");
    engine.answer("https://a.example/2", "x", 2);

    assertThat(rows()).extracting(LinkRow::name).containsExactly("0", "one.png", "two.png");
    assertThat(rows().getLast().size()).isEqualTo(2);
    assertThat(engine.times).isEqualTo(3);
  }

  @Test
  void link_takenOut_isNotAskedAnyMore() {
    read(links(3));
    read("https://a.example/1");
    assertThat(engine.asked.get("https://a.example/0")).isCancelled();

    model.close();
    assertThat(engine.asked.get("https://a.example/1")).isCancelled();
  }

  @Test
  void options_secrets_areKeptApart() {
    model.options(
        new AddOptions(
            folder.toString(),
            "trees",
            "",
            "Accept: image/png\nX-Key: key-of-trees",
            "me",
            "word",
            4,
            1,
            true,
            USUAL));
    read("https://a.example/rock.png");
    JobRequest request = submitted().getFirst();

    assertThat(request.secrets().user()).isEqualTo("me");
    assertThat(request.secrets().password()).isEqualTo("word");
    assertThat(request.secrets().headers().has("X-Key")).isTrue();
    assertThat(request.headers().has("X-Key")).isFalse();
    assertThat(request.headers().has("Accept")).isTrue();
    assertThat(request.label()).isEqualTo("trees");
    assertThat(request.priority()).isEqualTo(1);
    assertThat(request.options().connections()).isEqualTo(4);
    assertThat(request.options().findChecksums()).isTrue();
    assertThat(request.options().retries()).isEqualTo(9);
    assertThat(request.options().onChange()).isEqualTo(ChangePolicy.FAIL);
    assertThat(model.options().toString()).doesNotContain("word").doesNotContain("key-of-trees");
  }

  @Test
  void options_checksum_belongsToOneLinkAlone() {
    model.options(withChecksum("ab".repeat(32)));
    read("https://a.example/rock.png");
    assertThat(submitted().getFirst().checksums()).hasSize(1);

    read("https://a.example/rock.png\nhttps://a.example/tree.png");
    assertThat(submitted()).allSatisfy(each -> assertThat(each.checksums()).isEmpty());
  }

  @Test
  void options_thatCannotBe_refuseTheWholeInWords() {
    model.options(withChecksum("abc"));
    read("https://a.example/rock.png");
    List<String> refused = new ArrayList<>();
    model.submit(true, _ -> {}, refused::add);

    assertThat(refused).singleElement().asString().contains("64");
    assertThat(engine.submitted).isEmpty();
  }

  @Test
  void rename_outOfTheFolder_isRefused() {
    read("https://a.example/rock.png");

    assertThatThrownBy(() -> model.rename(rows().getFirst(), "../rock.png"))
        .isInstanceOf(InvalidInputException.class);
    model.rename(rows().getFirst(), "models/stone.png");

    assertThat(submitted().getFirst().name()).isEqualTo("models/stone.png");
  }

  @Test
  void submit_later_addsPausedAndCountsWhatWasUnread() {
    model.text("https://a.example/rock.png\nbad");
    List<AddModel.Added> added = new ArrayList<>();
    model.submit(false, added::add, _ -> {});

    assertThat(engine.submitted.getFirst().startPaused()).isTrue();
    assertThat(added).containsExactly(new AddModel.Added(1, 1));
  }

  private AddOptions withChecksum(String checksum) {
    return new AddOptions(folder.toString(), "", checksum, "", "", "", 0, 0, false, USUAL);
  }

  private static String links(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "https://a.example/" + i)
        .collect(Collectors.joining("\n"));
  }

  private void read(String text) {
    model.text(text);
    model.read();
  }

  private List<LinkRow> rows() {
    return model.draft().get().rows();
  }

  private List<JobRequest> submitted() {
    model.submit(true, _ -> {}, _ -> {});
    return engine.submitted;
  }

  private static final class FakeEngine implements AddModel.Engine {
    final Set<String> known = new HashSet<>();
    final Map<String, CompletableFuture<ProbedFile>> asked = new LinkedHashMap<>();
    List<JobRequest> submitted = List.of();
    int times;

    @Override
    public boolean isInQueue(Link link) {
      return known.contains(link.text());
    }

    @Override
    public CompletableFuture<ProbedFile> probe(JobRequest request) {
      CompletableFuture<ProbedFile> answer = new CompletableFuture<>();
      asked.put(request.link().text(), answer);
      times++;
      return answer;
    }

    @Override
    public void submit(
        List<JobRequest> requests, Consumer<Integer> added, Consumer<String> failed) {
      submitted = requests;
      added.accept(requests.size());
    }

    void answer(String link, String name, long size) {
      CompletableFuture<ProbedFile> question = asked.get(link);
      if (question != null) {
        question.complete(file(link, name, size));
      }
    }

    void answerAll() {
      for (int before = -1; before != times; ) {
        before = times;
        List.copyOf(asked.keySet()).forEach(link -> answer(link, "x" + link.hashCode(), 1));
      }
    }

    void refuse(String link, int status) {
      java.util.Objects.requireNonNull(asked.get(link))
          .completeExceptionally(
              new FailureException(
                  Failure.status(FailureCode.HTTP_STATUS, status, "no", null), null));
    }

    private static ProbedFile file(String link, String name, long size) {
      return new ProbedFile(
          Link.parse(link),
          new RemoteFile(new Validator.None(), size, true, "", null, null, null),
          name,
          name.endsWith(".glb") ? AssetKind.MODEL : AssetKind.OTHER);
    }
  }
}
