package dev.paved.kit.operation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an operation is. The last two never change again. */
public enum OperationStatus {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED;

    /** Whether this is the end. */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == FAILED;
    }
}
