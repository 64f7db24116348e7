package dev.paved.local.command;

import dev.paved.local.stack.Service;
import dev.paved.local.stack.StackSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that choose the stack's ports; what is not given stays as it was. */
final class PortOptions {
    @Option(names = "--port", paramLabel = "PORT", description = "The platform's own address (default 8080).")
    private @Nullable Integer router;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka (default 19092).")
    private @Nullable Integer kafka;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "PostgreSQL (default 15432).")
    private @Nullable Integer postgres;

    @Option(
            names = "--service-base-port",
            paramLabel = "PORT",
            description = "The first of five ports in a row for the services (default 8081).")
    private @Nullable Integer serviceBase;

    @Option(names = "--catalog-port", paramLabel = "PORT", description = "The catalog (default 8081).")
    private @Nullable Integer catalog;

    @Option(names = "--provisioner-port", paramLabel = "PORT", description = "The provisioner (default 8082).")
    private @Nullable Integer provisioner;

    @Option(names = "--deployer-port", paramLabel = "PORT", description = "The deployer (default 8083).")
    private @Nullable Integer deployer;

    @Option(names = "--metrics-port", paramLabel = "PORT", description = "The metrics (default 8084).")
    private @Nullable Integer metrics;

    @Option(names = "--integrations-port", paramLabel = "PORT", description = "The integrations (default 8085).")
    private @Nullable Integer integrations;

    StackSettings over(StackSettings remembered) {
        var services = new EnumMap<Service, Integer>(Service.class);
        for (Service service : Service.values()) {
            int otherwise = serviceBase == null ? remembered.port(service) : serviceBase + service.ordinal();
            services.put(service, or(given(service), otherwise));
        }
        return new StackSettings(
                or(router, remembered.routerPort()),
                or(kafka, remembered.kafkaPort()),
                or(postgres, remembered.postgresPort()),
                services);
    }

    static List<NamedPort> named(StackSettings settings) {
        var ports = new ArrayList<NamedPort>();
        ports.add(new NamedPort("the platform", settings.routerPort(), "--port"));
        ports.add(new NamedPort("Kafka", settings.kafkaPort(), "--kafka-port"));
        ports.add(new NamedPort("PostgreSQL", settings.postgresPort(), "--postgres-port"));
        for (Map.Entry<Service, Integer> service : settings.servicePorts().entrySet()) {
            String name = service.getKey().id();
            ports.add(new NamedPort("the service " + name, service.getValue(), "--" + name + "-port"));
        }
        return ports;
    }

    private @Nullable Integer given(Service service) {
        return switch (service) {
            case CATALOG -> catalog;
            case PROVISIONER -> provisioner;
            case DEPLOYER -> deployer;
            case METRICS -> metrics;
            case INTEGRATIONS -> integrations;
        };
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    /** A port, who wants it and the flag that changes it. */
    record NamedPort(String who, int port, String flag) {}
}
