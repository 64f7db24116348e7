package dev.paved.catalog.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.catalog.entity.EntityJson;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.model.CatalogFile;
import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.Violation;
import dev.paved.catalog.service.NewService;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what a new repository says of itself. */
final class CatalogInfo {

    private CatalogInfo() {}

    /** The entity of {@code service} in {@code commit}; it must keep the catalog's rules, and be of the service. */
    static JsonNode read(NewService service, GoldenPath path, String commit) throws ScaffoldFailed, IOException {
        byte[] bytes = new BareRepository(Path.of(service.repository()))
                .file(commit, path.catalogInfo())
                .orElseThrow(() -> wrong(path, "is not there"));
        CatalogFile file = CatalogFile.read(new String(bytes, UTF_8));
        if (!file.violations().isEmpty()) {
            Violation first = file.violations().getFirst();
            throw wrong(path, "is wrong in line " + first.place().line() + ": " + first.pointer() + " " + first.rule());
        }
        if (file.entities().size() != 1) {
            throw wrong(path, "must have one entity");
        }
        Entity entity = file.entities().getFirst();
        if (!entity.ref().kind().equals("Component")) {
            throw wrong(path, "must have the kind Component");
        }
        if (!entity.ref().name().equals(service.name())) {
            throw wrong(path, "must have the service's name as metadata.name");
        }
        return EntityJson.of(entity);
    }

    private static ScaffoldFailed wrong(GoldenPath path, String fault) {
        return new ScaffoldFailed(
                "The golden path " + path.name() + " " + path.version() + " is at fault: its " + path.catalogInfo()
                        + " " + fault + ". Nothing was left behind.",
                "Tell the platform team, who keep the golden paths.");
    }
}
