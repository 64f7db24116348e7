package dev.paved.provisioner.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How confidential data is, the least first. */
public enum Classification {
    /** Anyone may see it; made-up data too. */
    @JsonProperty("public")
    PUBLIC,
    /** For everyone who works here. */
    @JsonProperty("internal")
    INTERNAL,
    /** For those who need it. */
    @JsonProperty("confidential")
    CONFIDENTIAL,
    /** Personal data, and what the law protects. */
    @JsonProperty("restricted")
    RESTRICTED
}
