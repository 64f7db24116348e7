package dev.paved.provisioner.environment;

import dev.paved.provisioner.environment.Belongings.Remains;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** All kinds of {@link Belongings} as one. */
@Singleton
class AllBelongings {

    private final List<Belongings> kinds;

    AllBelongings(@All List<Belongings> kinds) {
        this.kinds = kinds;
    }

    Remains remove(EnvironmentEntity environment) {
        List<String> waiting = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Belongings kind : kinds) {
            Remains remains = kind.remove(environment.id, environment.cause());
            waiting.addAll(remains.waiting());
            removed.addAll(remains.removed());
            left.addAll(remains.left());
        }
        return new Remains(waiting, removed, left);
    }
}
