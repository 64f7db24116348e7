package dev.paved.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names of the metrics that metrics-svc declares in its source, as Prometheus sees them. */
final class ExportedMetrics {
    private static final Pattern DECLARED =
            Pattern.compile("(\\w+)\\(\\s*\"((?:dora|platform)_[a-z0-9_]+)\"", Pattern.MULTILINE);

    private ExportedMetrics() {}

    static Set<String> names() {
        var names = new TreeSet<String>();
        for (Path source : Checkout.files("metrics-svc/src/main/java", ".java")) {
            DECLARED.matcher(read(source))
                    .results()
                    .forEach(found -> names.add(exported(found.group(1), found.group(2))));
        }
        return names;
    }

    private static String exported(String constructor, String name) {
        return switch (constructor) {
            case "CounterMetricFamily" -> name + "_total";
            case "samples" -> name + "_samples";
            default -> name;
        };
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
