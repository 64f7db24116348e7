package dev.paved.provisioner.database;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Set;

/** How far a database is, from the request for it to the proof that it is gone. */
enum DatabasePhase {
    /** Being made. */
    @JsonProperty("provisioning")
    PROVISIONING,
    /** It can be used. */
    @JsonProperty("ready")
    READY,
    /** It cannot be made; what was made of it is being removed. */
    @JsonProperty("undoing")
    UNDOING,
    /** It could not be made; nothing of it is left. */
    @JsonProperty("failed")
    FAILED,
    /** Being removed. */
    @JsonProperty("deleting")
    DELETING,
    /** Confirmed gone. */
    @JsonProperty("deleted")
    DELETED;

    /** Whether its end has begun. */
    boolean isEnding() {
        return this == DELETING || this == DELETED;
    }

    /** Whether {@code next} may follow. */
    boolean leadsTo(DatabasePhase next) {
        return successors().contains(next);
    }

    private Set<DatabasePhase> successors() {
        return switch (this) {
            case PROVISIONING -> EnumSet.of(READY, UNDOING, DELETING);
            case READY -> EnumSet.of(DELETING);
            case UNDOING -> EnumSet.of(FAILED, DELETING);
            case FAILED -> EnumSet.of(DELETING, DELETED);
            case DELETING -> EnumSet.of(DELETED);
            case DELETED -> EnumSet.noneOf(DatabasePhase.class);
        };
    }
}
