package dev.loadstone.ui.journey;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.ui.mirror.JobRow;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.TableCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusJourneyTest {
  @TempDir Path folder;

  @Test
  void everyJob_showsTheStatusOfItsNewestAnswer_alsoAfterARestart() {
    Gate gate = new Gate();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link rock = open.server.link("/rock.png");
      open.server.serve(rock, FakeResource.random(1, 3_000));
      Link pack = open.server.link("/base.pck");
      open.server
          .serve(pack, FakeResource.random(2, 300_000))
          .next(
              pack,
              FakeBehaviour.NORMAL.cutAfter(120_000),
              FakeBehaviour.NORMAL.heldAt(gate, 90_000));
      open.submit(rock, open.server.link("/gone.png"), pack, new Link("http://127.0.0.1:1/x.png"));

      Map<String, String> wanted =
          Map.of("rock.png", "200", "gone.png", "404", "base.pck", "206", "x.png", "");
      open.await("the statuses are shown", () -> statuses(open).equals(wanted));
      open.submit(rock);
      open.await("it is unchanged", () -> "304".equals(statuses(open).get("rock.png")));
      gate.release();
      Map<String, String> last = new TreeMap<>(wanted);
      last.put("rock.png", "304");
      try (OpenWindow again = open.restarted()) {
        again.await("they are known still", () -> statuses(again).equals(last));
      }
    } finally {
      gate.release();
    }
  }

  private static Map<String, String> statuses(OpenWindow open) {
    Map<String, String> statuses = new TreeMap<>();
    for (TableCell<?, ?> cell :
        open.robot.lookup("#queue-table .table-cell").queryAllAs(TableCell.class)) {
      if (cell.getTableRow().getItem() instanceof JobRow row
          && "status".equals(cell.getTableColumn().getId())) {
        statuses.put(row.name(), cell.getText());
      }
    }
    return statuses;
  }
}
