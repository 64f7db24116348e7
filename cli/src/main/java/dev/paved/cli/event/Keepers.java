package dev.paved.cli.event;

import dev.paved.cli.http.Resource;
import java.util.List;

/** The parts of the platform that remember which events they have handled. */
final class Keepers {
    static final List<String> NAMES = List.of("catalog", "provisioner", "deployer", "integrations");

    private Keepers() {}

    static Resource inbox(String keeper) {
        return Resource.at("/api/inbox").child(keeper);
    }
}
