package dev.paved.cli.connect;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option --url. */
final class PublicUrl {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where it reaches the platform; what PAVED_BASE_URL of the platform says if not given.")
    private @Nullable String url;

    @Nullable
    String value() {
        return url;
    }

    /** Whether {@code url} leads each machine to itself. */
    static boolean isOfEachMachine(String url) {
        String host = URI.create(url).getHost();
        return host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.startsWith("127.")
                        || host.equals("[::1]"));
    }
}
