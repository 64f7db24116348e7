package dev.paved.provisioner.environment;

import dev.paved.provisioner.environment.VariableSource.Offer;
import dev.paved.provisioner.environment.VariableSource.Recipient;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All kinds of {@linkplain VariableSource variables} as one. */
@Singleton
class AllVariables {

    private final List<VariableSource> sources;

    AllVariables(@All List<VariableSource> sources) {
        this.sources = sources;
    }

    /** See {@link VariableSource#revision}; empty where nothing runs that could be given something. */
    String revision() {
        return sources.stream()
                .map(source -> "(" + source.revision() + ")")
                .collect(Collectors.joining(
                        " || ",
                        "(case when jsonb_array_length(cast(e.spec as jsonb) -> 'services') > 0 then ",
                        " else '' end)"));
    }

    /** What keeps it from being known what {@code recipient} is given, for people. */
    List<String> awaited(Recipient recipient) {
        return sources.stream()
                .flatMap(source -> source.awaited(recipient).stream())
                .toList();
    }

    /** What is given, one of a name; none of the names in {@code own}, which the manifest has a value for. */
    SortedMap<String, Offer> offers(Recipient recipient, Set<String> own) {
        SortedMap<String, Offer> offers = new TreeMap<>();
        for (VariableSource source : sources) {
            for (Offer offer : source.offers(recipient)) {
                if (!own.contains(offer.name())) {
                    offers.merge(
                            offer.name(),
                            offer,
                            (one, other) -> one.origin().compareTo(other.origin()) > 0 ? one : other);
                }
            }
        }
        return offers;
    }
}
