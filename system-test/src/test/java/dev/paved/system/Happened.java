package dev.paved.system;

import dev.paved.events.ChangeEvent.Commit;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.DeploymentEvent.DeployFailed;
import dev.paved.events.DeploymentEvent.DeployRequested;
import dev.paved.events.DeploymentEvent.DeployRolledBack;
import dev.paved.events.DeploymentEvent.DeploySucceeded;
import dev.paved.events.DeploymentKind;
import dev.paved.events.EnvironmentType;
import dev.paved.events.PlatformEvent;
import java.time.Instant;
import java.util.List;

/** Events of the service hello in production, for tests of what judges them. */
final class Happened {
    private static final EnvironmentType PRODUCTION = EnvironmentType.PRODUCTION;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Happened() {}

    static PlatformEvent pushed(String commit) {
        Commit one = new Commit(commit, START, START, false, List.of());
        return new CommitsPushed("hello", "hello", "main", null, commit, List.of(one), "ada", START);
    }

    static PlatformEvent requested(String id, String version, DeploymentKind kind) {
        return new DeployRequested(id, "hello", "production", PRODUCTION, version, "c" + version, kind, null);
    }

    /** The {@code second} orders it among the others. */
    static PlatformEvent succeeded(String id, String version, DeploymentKind kind, int second) {
        return new DeploySucceeded(
                id,
                "hello",
                "production",
                PRODUCTION,
                version,
                "c" + version,
                kind,
                null,
                null,
                null,
                START,
                START.plusSeconds(second),
                null);
    }

    static PlatformEvent failed(String id, String version, boolean reachedUsers) {
        return new DeployFailed(
                id,
                "hello",
                "production",
                PRODUCTION,
                version,
                "c" + version,
                DeploymentKind.PLANNED,
                reachedUsers,
                "because",
                List.of(),
                START,
                START);
    }

    static PlatformEvent takenBack(String id, String version, String to) {
        return new DeployRolledBack(
                id, "hello", "production", PRODUCTION, version, "c" + version, to, null, false, START);
    }
}
