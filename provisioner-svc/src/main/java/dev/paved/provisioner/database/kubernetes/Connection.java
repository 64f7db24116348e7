package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseAddress;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a connection secret of Crossplane tells; it holds a password. */
record Connection(DatabaseAddress address) {

    private static final int PORT = 5432;
    private static final String DATABASE = "postgres";

    /** Empty where it does not tell enough. */
    static Optional<Connection> of(@Nullable GenericKubernetesResource secret) {
        Map<String, String> data = secret == null ? null : secret.get("data");
        if (data == null
                || !data.containsKey("endpoint")
                || !data.containsKey("username")
                || !data.containsKey("password")) {
            return Optional.empty();
        }
        String host = text(data, "endpoint", "");
        String user = text(data, "username", "");
        String password = text(data, "password", "");
        String database = text(data, "database", DATABASE);
        int port = port(text(data, "port", String.valueOf(PORT)));
        String url = "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + host + ":" + port + "/"
                + encoded(database);
        return Optional.of(new Connection(new DatabaseAddress(host, port, database, user, password, url)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int port(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : PORT;
    }

    private static String text(Map<String, String> data, String key, String otherwise) {
        String value = data.get(key);
        return value == null
                ? otherwise
                : new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8).strip();
    }
}
