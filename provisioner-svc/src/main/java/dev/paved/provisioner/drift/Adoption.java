package dev.paved.provisioner.drift;

import dev.paved.kit.http.RefusedException;
import dev.paved.provisioner.manifest.EnvironmentSpec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in the terms of a manifest what is there: the image, the replicas and the variables of services. */
final class Adoption {

    private static final String CONTAINER = "spec.template.spec.containers[app].";
    private static final Pattern VARIABLE = Pattern.compile("env\\[([A-Za-z_][A-Za-z0-9_]*)]");

    /** The platform sets it itself. */
    private static final String PORT = "PORT";

    private Adoption() {}

    /** {@code services} with what {@code rows} found; refused where a manifest has no words for one. */
    static List<ServiceSpec> of(List<ServiceSpec> services, List<DriftEntity> rows) {
        List<ServiceSpec> adopted = new ArrayList<>(services);
        for (DriftEntity row : rows) {
            if (row.service == null || !row.resource.equals("deployment/" + row.service)) {
                throw inexpressible(row);
            }
            adopted.replaceAll(service -> service.name().equals(row.service) ? with(service, row) : service);
        }
        return List.copyOf(adopted);
    }

    private static ServiceSpec with(ServiceSpec service, DriftEntity row) {
        if (row.field.equals("spec.replicas")) {
            return new ServiceSpec(service.name(), service.image(), replicas(row), service.env());
        }
        if (row.field.equals(CONTAINER + "image") && row.actual != null) {
            return new ServiceSpec(service.name(), row.actual, service.replicas(), service.env());
        }
        Matcher variable =
                VARIABLE.matcher(row.field.startsWith(CONTAINER) ? row.field.substring(CONTAINER.length()) : "");
        if (variable.matches() && !variable.group(1).equals(PORT) && !isReference(row.actual)) {
            return new ServiceSpec(
                    service.name(),
                    service.image(),
                    service.replicas(),
                    env(service.env(), variable.group(1), row.actual));
        }
        throw inexpressible(row);
    }

    private static Map<String, String> env(Map<String, String> env, String name, @Nullable String value) {
        Map<String, String> changed = new TreeMap<>(env);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private static boolean isReference(@Nullable String value) {
        return value != null && value.contains("\"valueFrom\"");
    }

    private static int replicas(DriftEntity row) {
        int replicas = row.actual == null ? 0 : Integer.parseInt(row.actual);
        if (replicas < 1) {
            throw inexpressible(row);
        }
        return replicas;
    }

    private static RefusedException inexpressible(DriftEntity row) {
        return new RefusedException(new DriftFailure.Inexpressible(row.resource, row.field, row.actual));
    }
}
