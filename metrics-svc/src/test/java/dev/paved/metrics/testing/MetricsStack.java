package dev.paved.metrics.testing;

import dev.paved.kit.testing.StackResource;
import java.util.HashMap;
import java.util.Map;

/** The stack of the tests, with batches so small that a story takes many. */
public class MetricsStack extends StackResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("paved.metrics.intake.batch", "5");
        return settings;
    }
}
