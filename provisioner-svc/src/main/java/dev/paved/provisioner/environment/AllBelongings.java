package dev.paved.provisioner.environment;

import dev.paved.kit.identity.Cause;
import dev.paved.provisioner.environment.Belongings.Order;
import dev.paved.provisioner.environment.Belongings.Progress;
import dev.paved.provisioner.environment.Belongings.Remains;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** All kinds of {@link Belongings} as one. */
@Singleton
class AllBelongings {

    private final List<Belongings> kinds;

    AllBelongings(@All List<Belongings> kinds) {
        this.kinds = kinds;
    }

    /** See {@link Belongings#order}. */
    Order order(String environment, Desired wanted, Map<String, String> seeds) {
        List<Order> orders = kinds.stream()
                .map(kind -> kind.order(environment, wanted, seeds))
                .toList();
        return new Order() {
            @Override
            public Uni<Void> place(Mutiny.Session session, Cause cause) {
                return Multi.createFrom()
                        .iterable(orders)
                        .onItem()
                        .transformToUniAndConcatenate(order -> order.place(session, cause))
                        .onItem()
                        .ignoreAsUni();
            }

            @Override
            public void committed() {
                orders.forEach(Order::committed);
            }
        };
    }

    /** See {@link Belongings#progress}. */
    Progress progress(EnvironmentEntity environment) {
        List<String> waiting = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Belongings kind : kinds) {
            Progress progress = kind.progress(environment.id, environment.desired());
            waiting.addAll(progress.waiting());
            failed.addAll(progress.failed());
        }
        return new Progress(waiting, failed);
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
