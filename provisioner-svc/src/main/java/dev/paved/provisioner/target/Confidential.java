package dev.paved.provisioner.target;

import com.fasterxml.jackson.annotation.JsonValue;

/** A value that nobody may see but who uses it; as a text and in JSON it is a row of stars. */
public final class Confidential {

    private final String text;

    public Confidential(String text) {
        this.text = text;
    }

    /** The value itself. */
    public String reveal() {
        return text;
    }

    @Override
    @JsonValue
    public String toString() {
        return "***";
    }
}
