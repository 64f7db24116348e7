package dev.paved.catalog.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.catalog.entity.CatalogFileTold;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.location.Locations;
import dev.paved.catalog.model.CatalogFile;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.Value;
import dev.paved.catalog.model.Violation;
import dev.paved.catalog.service.NewService;
import dev.paved.kit.digest.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a new repository says of itself.
 *
 * @param path how its file is named to people
 * @param fingerprint of its text
 * @param entities what it tells of: the service, and what belongs to it
 */
record CatalogInfo(String path, String fingerprint, List<Entity> entities) {

    public CatalogInfo {
        entities = List.copyOf(entities);
    }

    /** It as a file of {@code location}. */
    CatalogFileTold told(String location) {
        return new CatalogFileTold(location, path, fingerprint, entities, List.of(), List.of());
    }

    /** The lifecycle of the service. */
    String lifecycle() {
        Value.Mapping spec = entities.getFirst().document().mapping("spec");
        String lifecycle = spec == null ? null : spec.text("lifecycle");
        return lifecycle == null ? "experimental" : lifecycle;
    }

    /** What {@code bytes} say, its file in the first commit; that must keep the catalog's rules, and be of the service. */
    static CatalogInfo read(NewService service, GoldenPath path, Optional<byte[]> bytes) throws ScaffoldFailed {
        String text = new String(bytes.orElseThrow(() -> wrong(service, path, "is not there")), UTF_8);
        CatalogFile file = CatalogFile.read(text);
        if (!file.violations().isEmpty()) {
            Violation first = file.violations().getFirst();
            throw wrong(
                    service,
                    path,
                    "is wrong in line " + first.place().line() + ": " + first.pointer() + " " + first.rule());
        }
        List<Entity> entities = new ArrayList<>(file.entities());
        Entity component = entities.stream()
                .filter(entity -> entity.ref().kind().equals("Component"))
                .findFirst()
                .orElseThrow(() -> wrong(service, path, "must have the kind Component"));
        if (!component.ref().name().equals(service.name())) {
            throw wrong(service, path, "must have the service's name as metadata.name");
        }
        entities.remove(component);
        entities.addFirst(component);
        return new CatalogInfo(
                Locations.name(service.repository(), path.catalogInfo()),
                HexFormat.of().formatHex(Sha256.of(text)),
                entities);
    }

    private static ScaffoldFailed wrong(NewService service, GoldenPath path, String fault) {
        return ScaffoldFailed.ofGoldenPath(service, "is at fault: its " + path.catalogInfo() + " " + fault);
    }
}
