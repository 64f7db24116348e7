package dev.paved.cli.operation;

import dev.paved.cli.json.Json;
import java.util.List;

/** A view of an operation as the API gives it. */
public record Operation(Json json) {

    /** Its id. */
    public String id() {
        return json.text("id");
    }

    /** What it does, such as deployment.deploy. */
    public String kind() {
        return json.text("kind");
    }

    /** Whose state it changes, such as service/hello. */
    public String subject() {
        return json.text("subject");
    }

    /** pending, running, succeeded or failed. */
    public String status() {
        return json.text("status");
    }

    /** What it made, once it succeeded. */
    public Json result() {
        return json.at("result");
    }

    List<Json> steps() {
        return json.at("steps").items();
    }

    boolean succeeded() {
        return status().equals("succeeded");
    }

    boolean terminal() {
        return succeeded() || status().equals("failed");
    }

    /** Whether it ended because someone cancelled it. */
    public boolean cancelled() {
        return status().equals("failed") && !result().at("cancelledBy").absent();
    }

    /** Whether a failed deployment had the former version put back in its place. */
    boolean rolledBack() {
        return !result().at("rolledBackTo").absent();
    }
}
