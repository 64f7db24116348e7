package dev.paved.deployer.rollout;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.DeployerSettings.TargetKind;
import dev.paved.deployer.local.Declared;
import dev.paved.deployer.local.ManifestProblem;
import dev.paved.deployer.local.Manifests;
import dev.paved.deployer.local.Migration;
import dev.paved.deployer.rollout.RolloutBeginning.Plan;
import dev.paved.events.DeploymentKind;
import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What versions declare of their releases, and what is wrong in that. */
@Singleton
class Declarations {

    private final Manifests manifests;
    private final DeployerSettings settings;

    Declarations(Manifests manifests, DeployerSettings settings) {
        this.manifests = manifests;
        this.settings = settings;
    }

    /** Why {@code d} is not begun. A rollback always is: what it brings back ran well as it is. */
    Optional<String> mistake(Deployment d) {
        if (d.kind() == DeploymentKind.ROLLBACK) {
            return Optional.empty();
        }
        try {
            manifests.check(d.service(), d.repository(), d.commit());
            return Optional.empty();
        } catch (ManifestProblem e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RefusedException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * What a version declares.
     *
     * @param mistake why its rollout would fail; null where it would not, as far as the repository tells
     */
    record Declaration(
            @Nullable Migration migration, @Nullable String mistake) {}

    /** What comes with {@code plan}. */
    Declaration of(Plan plan) {
        try {
            Optional<Declared> declared = manifests.check(plan.service(), plan.repository(), plan.commit());
            if (settings.target() != TargetKind.GITOPS) {
                manifests.peek(plan.service(), plan.repository(), plan.commit());
            }
            return new Declaration(declared.map(Declared::migration).orElse(null), null);
        } catch (ManifestProblem e) {
            return new Declaration(null, e.getMessage());
        } catch (RefusedException unreadable) {
            return new Declaration(null, null);
        }
    }
}
