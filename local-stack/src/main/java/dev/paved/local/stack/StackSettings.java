package dev.paved.local.stack;

import dev.paved.local.json.Json;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports of the local stack, remembered from one start to the next. */
public record StackSettings(int routerPort, int kafkaPort, int postgresPort, Map<Service, Integer> servicePorts) {
    /** The address in front of everything. */
    public static final int DEFAULT_ROUTER_PORT = 8080;

    private static final int DEFAULT_KAFKA_PORT = 19092;
    private static final int DEFAULT_POSTGRES_PORT = 15432;

    /** What was remembered in this home, else the defaults. */
    public static StackSettings load(PavedHome home) {
        Map<String, @Nullable Object> members = StateFile.readJson(home.settings());
        Map<String, @Nullable Object> services = Json.object(members.get("services"));
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, port(services, service.id(), service.defaultPort()));
        }
        return new StackSettings(
                port(members, "router", DEFAULT_ROUTER_PORT),
                port(members, "kafka", DEFAULT_KAFKA_PORT),
                port(members, "postgres", DEFAULT_POSTGRES_PORT),
                ports);
    }

    /** Remembers these ports in this home. */
    public void save(PavedHome home) {
        var services = new LinkedHashMap<String, Integer>();
        servicePorts.forEach((service, port) -> services.put(service.id(), port));
        var members = new LinkedHashMap<String, Object>();
        members.put("router", routerPort);
        members.put("kafka", kafkaPort);
        members.put("postgres", postgresPort);
        members.put("services", services);
        StateFile.writeJson(home.settings(), members);
    }

    /** The base URL of the platform. */
    public String baseUrl() {
        return "http://localhost:" + routerPort;
    }

    /** The port of a service. */
    public int port(Service service) {
        return servicePorts.getOrDefault(service, service.defaultPort());
    }

    private static int port(Map<String, @Nullable Object> members, String name, int otherwise) {
        return members.get(name) instanceof Number number ? number.intValue() : otherwise;
    }
}
