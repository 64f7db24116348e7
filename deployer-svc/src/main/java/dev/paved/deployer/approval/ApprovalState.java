package dev.paved.deployer.approval;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the request for an approval is. */
public enum ApprovalState {
    /** Nobody has decided yet. */
    @JsonProperty("waiting")
    WAITING,
    /** Someone else agreed; the deployment is about to begin. */
    @JsonProperty("approved")
    APPROVED,
    /** The deployment began. */
    @JsonProperty("begun")
    BEGUN,
    /** Someone disagreed, or whoever asked took it back. */
    @JsonProperty("rejected")
    REJECTED,
    /** Nobody decided in time. */
    @JsonProperty("expired")
    EXPIRED,
    /** It was approved, but could not begin. */
    @JsonProperty("refused")
    REFUSED;

    /** Whether something is still to come. */
    boolean isOpen() {
        return this == WAITING || this == APPROVED;
    }
}
