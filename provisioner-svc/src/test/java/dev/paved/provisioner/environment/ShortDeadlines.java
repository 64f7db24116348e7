package dev.paved.provisioner.environment;

import dev.paved.kit.testing.StackResource;
import java.util.HashMap;
import java.util.Map;

/** The stack, with deadlines that a test can wait for. */
public class ShortDeadlines extends StackResource {

    @Override
    public synchronized Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("paved.provisioner.provide-within", "3s");
        settings.put("paved.provisioner.remove-within", "3s");
        return settings;
    }
}
