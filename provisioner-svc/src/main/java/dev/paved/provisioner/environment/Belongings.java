package dev.paved.provisioner.environment;

import dev.paved.kit.identity.Cause;
import java.util.List;

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
     * Begins to remove what belongs to the environment with that id, or says how far that is; asked until nothing is
     * waited for. It may block.
     */
    Remains remove(String environmentId, Cause cause);
}
