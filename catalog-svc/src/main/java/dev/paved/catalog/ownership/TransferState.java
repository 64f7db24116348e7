package dev.paved.catalog.ownership;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a request for a transfer is. */
public enum TransferState {
    /** It waits for the owner's consent. */
    @JsonProperty("pending")
    PENDING,
    /** The owner consented; the service has its new owner. */
    @JsonProperty("approved")
    APPROVED,
    /** The owner did not consent. */
    @JsonProperty("declined")
    DECLINED,
    /** It was taken back. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** Nobody answered in time. */
    @JsonProperty("expired")
    EXPIRED
}
