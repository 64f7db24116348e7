package dev.paved.provisioner.environment;

import dev.paved.kit.identity.Cause;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** What belongs to environments besides what their target has of them; it goes before they do. */
public interface Belongings {

    /**
     * How far a removal is.
     *
     * @param waiting what is still there, for people; empty once all is gone
     * @param removed what is confirmed gone
     * @param left what was in its place and not Paved's
     */
    record Remains(List<String> waiting, List<String> removed, List<String> left) {}

    /**
     * How far what is wanted is.
     *
     * @param waiting what cannot be used yet, for people
     * @param failed what could not be made, for people
     */
    record Progress(List<String> waiting, List<String> failed) {}

    /** What is to be asked for, once it is settled whether it may be. */
    interface Order {

        /** Asks for it in the transaction of {@code session}, in which its environment is there. */
        Uni<Void> place(Mutiny.Session session, Cause cause);

        /** Called once that is committed. */
        void committed();
    }

    /**
     * Prepares what the environment {@code environment} is to have of {@code wanted}. What it has already stays as it is. {@code seeds} has the
     * SQL of each file that is named, by path. It may block.
     */
    Order order(String environment, Desired wanted, Map<String, String> seeds);

    /** How far the environment with that id is with {@code wanted}. It may block. */
    Progress progress(String environmentId, Desired wanted);

    /**
     * Begins to remove what belongs to the environment with that id, or says how far that is; asked until nothing is
     * waited for. It may block.
     */
    Remains remove(String environmentId, Cause cause);
}
