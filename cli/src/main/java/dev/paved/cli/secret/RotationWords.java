package dev.paved.cli.secret;

import dev.paved.cli.json.Json;
import dev.paved.cli.output.Age;
import java.time.InstantSource;

/** When a secret is to have a new value, in words. */
final class RotationWords {
    private RotationWords() {}

    /** "in 12d", "due", or empty without a policy. */
    static String brief(Json secret, InstantSource clock) {
        Json rotation = secret.at("rotation");
        return isDue(rotation) ? "due" : Age.until(rotation.text("next"), clock);
    }

    /** A sentence; {@code name} is what the command line calls the secret. */
    static String sentence(Json secret, String name, InstantSource clock) {
        Json rotation = secret.at("rotation");
        if (rotation.absent()) {
            return "No new value is ever due.";
        }
        String every = "A new value is due every " + rotation.text("every") + ", ";
        String next = isDue(rotation) ? "now" : "the next " + Age.until(rotation.text("next"), clock);
        return every
                + next
                + (rotation.text("automatic").equals("true")
                        ? "; the platform makes it."
                        : "; you set it, or platform secrets rotate " + name + " makes this and all further ones.");
    }

    private static boolean isDue(Json rotation) {
        return rotation.text("due").equals("true");
    }
}
