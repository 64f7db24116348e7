package dev.paved.provisioner.preview;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a preview is. */
enum PreviewState {
    /** There is news that was not acted on yet, or cannot be for now. */
    @JsonProperty("waiting")
    WAITING,
    /** It may not have one: it is of a fork, and nobody said that it may. */
    @JsonProperty("held")
    HELD,
    /** Its latest commit describes none. */
    @JsonProperty("none")
    NONE,
    /** What its latest commit describes cannot be made. */
    @JsonProperty("failed")
    FAILED,
    /** Being made, or changed to its latest commit. */
    @JsonProperty("provisioning")
    PROVISIONING,
    /** It shows its latest commit. */
    @JsonProperty("ready")
    READY,
    /** It is gone while the pull request is open: its time was up, or somebody destroyed it. */
    @JsonProperty("ended")
    ENDED,
    /** Being torn down. */
    @JsonProperty("closing")
    CLOSING,
    /** The pull request is closed, and its preview is gone. */
    @JsonProperty("closed")
    CLOSED
}
