package dev.loadstone.ui.settings;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.HostProfiles.Kept;
import dev.loadstone.ui.mirror.EngineSession;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The hosts that something is kept for, as the engine has them. FX thread. */
final class HostsModel {
  private final EngineSession session;
  private final Consumer<String> failed;
  private final ObservableList<HostProfile> profiles = FXCollections.observableArrayList();

  /** Kept here: it follows the list by a weak listener. */
  private final ObservableList<HostProfile> shown =
      FXCollections.unmodifiableObservableList(profiles);

  /**
   * The hosts of a session.
   *
   * @param failed told in one line what could not be done
   */
  HostsModel(EngineSession session, Consumer<String> failed) {
    this.session = session;
    this.failed = failed;
  }

  /** The most exact first, without secrets. */
  ObservableList<HostProfile> profiles() {
    return shown;
  }

  /** Asks the engine for them. */
  void refresh() {
    session.ask(Loadstone::profiles, this::show, failed);
  }

  /**
   * Begins a change.
   *
   * @param pattern of the profile to be changed; null for a new one
   */
  void draft(@Nullable HostPattern pattern, Consumer<HostDraft> told) {
    session.ask(Loadstone::hostProfiles, profiles -> told.accept(draft(profiles, pattern)), failed);
  }

  private static HostDraft draft(HostProfiles profiles, @Nullable HostPattern pattern) {
    Kept kept = pattern == null ? null : profiles.find(pattern).orElse(null);
    Set<HostPattern> others =
        profiles.all().stream()
            .map(HostProfile::pattern)
            .filter(each -> kept == null || !each.equals(pattern))
            .collect(Collectors.toSet());
    return new HostDraft(kept, others);
  }

  /**
   * Keeps what was written; under another pattern it replaces the profile that it began with.
   *
   * @throws dev.loadstone.core.model.InvalidInputException if something is wrong with it
   */
  void save(HostDraft draft) {
    Kept kept = draft.kept();
    change(
        engine -> {
          engine.saveProfile(kept.profile(), kept.secrets());
          draft
              .opened()
              .filter(opened -> !opened.equals(kept.profile().pattern()))
              .ifPresent(engine::removeProfile);
        });
  }

  /** Forgets a profile and its secrets. */
  void remove(HostPattern pattern) {
    change(engine -> engine.removeProfile(pattern));
  }

  private void change(Consumer<Loadstone> command) {
    session.ask(
        engine -> {
          command.accept(engine);
          return engine.profiles();
        },
        this::show,
        failed);
  }

  private void show(List<HostProfile> now) {
    profiles.setAll(now);
  }
}
