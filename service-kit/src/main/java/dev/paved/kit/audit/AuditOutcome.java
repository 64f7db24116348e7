package dev.paved.kit.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a command. */
public enum AuditOutcome {
    /** Done, or begun as an operation. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** Wrong or impossible as asked for. */
    @JsonProperty("refused")
    REFUSED,
    /** Not authenticated or not allowed. */
    @JsonProperty("denied")
    DENIED,
    /** An error of the platform's own. */
    @JsonProperty("failed")
    FAILED;

    static AuditOutcome of(int status) {
        if (status == 401 || status == 403) {
            return DENIED;
        }
        if (status >= 500) {
            return FAILED;
        }
        return status >= 400 ? REFUSED : ACCEPTED;
    }
}
