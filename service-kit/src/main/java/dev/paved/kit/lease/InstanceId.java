package dev.paved.kit.lease;

import dev.paved.events.EventIds;
import jakarta.inject.Singleton;

/** The name of this process among the instances of its service; a restart makes another. */
@Singleton
public class InstanceId {

    private final String value;

    InstanceId(EventIds ids) {
        value = ids.next().toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
