package dev.paved.provisioner.environment;

import dev.paved.provisioner.environment.VariableSource.Offer;
import dev.paved.provisioner.target.Confidential;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What a service is given, as texts that are another one where it is. The one with values is for a fingerprint only. */
final class Content {

    private Content() {}

    /** Which versions of what. */
    static String versions(SortedMap<String, Offer> offers) {
        return offers.values().stream()
                .map(offer -> offer.name() + "=" + offer.version())
                .collect(Collectors.joining(" "));
    }

    /** With lengths, so that no two contents have the same text; and with whose it is: it is told from no other's. */
    static String of(String environmentId, String service, SortedMap<String, Confidential> values) {
        StringBuilder content = new StringBuilder("environment/")
                .append(environmentId)
                .append('/')
                .append(service);
        values.forEach((name, value) -> content.append('\n')
                .append(name)
                .append('=')
                .append(value.reveal().length())
                .append(':')
                .append(value.reveal()));
        return content.toString();
    }
}
