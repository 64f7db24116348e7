package dev.paved.metrics.peer;

import dev.paved.metrics.dora.Ruleset;
import java.util.List;

/** The rules of other tools. */
public final class Peers {

    /** All of them. */
    public static final List<Ruleset> ALL =
            List.of(new DevLakeRules(), new FourKeysRules(), new PelorusRules(), new MiddlewareRules());

    private Peers() {}
}
