package dev.paved.provisioner.database.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A condition in an object's status. */
record StatusCondition(
        String type,
        String status,
        @Nullable String reason,
        @Nullable String message) {

    static List<StatusCondition> of(GenericKubernetesResource object) {
        List<Map<String, Object>> conditions = object.get("status", "conditions");
        return conditions == null
                ? List.of()
                : conditions.stream()
                        .map(one -> new StatusCondition(
                                String.valueOf(one.get("type")),
                                String.valueOf(one.get("status")),
                                (String) one.get("reason"),
                                (String) one.get("message")))
                        .toList();
    }

    boolean isTrue(String name) {
        return type.equals(name) && status.equals("True");
    }

    boolean isFalse(String name) {
        return type.equals(name) && status.equals("False");
    }

    /** Reason and message, for people. */
    String said() {
        return (reason == null ? type : reason) + (message == null || message.isBlank() ? "" : ": " + message.strip());
    }
}
