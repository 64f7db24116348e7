package dev.paved.deployer.capacity;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.DeployerSettings.TargetKind;
import dev.paved.deployer.local.Instances;
import dev.paved.deployer.rollout.Gate;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Lets nothing begin on this machine that it has no room for. */
@Singleton
class LocalCapacityGate implements Gate {

    private static final long MEGABYTE = 1024 * 1024;

    private final boolean local;
    private final Path home;
    private final LocalCapacitySettings limits;
    private final Instances instances;

    LocalCapacityGate(DeployerSettings settings, LocalCapacitySettings limits, Instances instances) {
        this.local = settings.target() == TargetKind.LOCAL;
        this.home = settings.home();
        this.limits = limits;
        this.instances = instances;
    }

    @Override
    public Uni<Optional<Overridden>> check(Mutiny.Session session, Plan plan) {
        return local ? Blocking.ask(this::look) : Uni.createFrom().item(Optional.empty());
    }

    private Optional<Overridden> look() {
        refusal(
                        limits,
                        home,
                        instances.all().stream().filter(instances::isAlive).count(),
                        free(home))
                .ifPresent(refusal -> {
                    throw refusal.thrown();
                });
        return Optional.empty();
    }

    /** Why one more may not run where {@code running} do and {@code free} bytes are free; nothing when it may. */
    static Optional<CapacityRefusal> refusal(LocalCapacitySettings limits, Path home, long running, long free) {
        if (running >= limits.maxInstances()) {
            return Optional.of(new CapacityRefusal.Instances(running, limits.maxInstances()));
        }
        return free < limits.freeMegabytes() * MEGABYTE
                ? Optional.of(new CapacityRefusal.Disk(home.toString(), free / MEGABYTE, limits.freeMegabytes()))
                : Optional.empty();
    }

    /** Where the disk does not tell, the rollout will. */
    private static long free(Path home) {
        try {
            return Files.getFileStore(home).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
