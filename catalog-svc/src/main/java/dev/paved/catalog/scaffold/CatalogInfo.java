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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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

    /** The entity of {@code service} in {@code commit}; it must keep the catalog's rules, and be of the service. */
    static CatalogInfo read(NewService service, GoldenPath path, String commit) throws ScaffoldFailed, IOException {
        byte[] bytes = new BareRepository(Path.of(service.repository()))
                .file(commit, path.catalogInfo())
                .orElseThrow(() -> wrong(path, "is not there"));
        String text = new String(bytes, UTF_8);
        CatalogFile file = CatalogFile.read(text);
        if (!file.violations().isEmpty()) {
            Violation first = file.violations().getFirst();
            throw wrong(path, "is wrong in line " + first.place().line() + ": " + first.pointer() + " " + first.rule());
        }
        List<Entity> entities = new ArrayList<>(file.entities());
        Entity component = entities.stream()
                .filter(entity -> entity.ref().kind().equals("Component"))
                .findFirst()
                .orElseThrow(() -> wrong(path, "must have the kind Component"));
        if (!component.ref().name().equals(service.name())) {
            throw wrong(path, "must have the service's name as metadata.name");
        }
        entities.remove(component);
        entities.addFirst(component);
        return new CatalogInfo(
                Locations.name(service.repository(), path.catalogInfo()),
                HexFormat.of().formatHex(Sha256.of(text)),
                entities);
    }

    private static ScaffoldFailed wrong(GoldenPath path, String fault) {
        return new ScaffoldFailed(
                "The golden path " + path.name() + " " + path.version() + " is at fault: its " + path.catalogInfo()
                        + " " + fault + ". Nothing was left behind.",
                "Tell the platform team, who keep the golden paths.");
    }
}
