package dev.paved.catalog;

import dev.paved.kit.testing.Folders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The shipped golden paths, one for a test to take away, one that cannot be rendered, two whose
 * catalog-info.yaml is wrong, one with many steps, one
 * for GitHub, and a folder that is none. */
public class GoldenPathsResource implements QuarkusTestResourceLifecycleManager {

    private static final Path SHIPPED = Path.of(System.getProperty("paved.root"), "golden-paths");

    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("golden-paths");
            copy(SHIPPED, folder);
            variant(folder, "unrenderable", catalogInfo("${{ values.name.nope() }}", "me"));
            variant(folder, "vanishing", catalogInfo("${{ values.name }}", "me"));
            variant(folder, "mistaken", catalogInfo("other", "me"));
            variant(folder, "unruly", catalogInfo("unlucky", "1"));
            variant(folder, "stepped", catalogInfo("${{ values.name }}", "${{ values.owner }}"));
            Files.writeString(folder.resolve("stepped/template.yaml"), STEPPED);
            Files.writeString(
                    Files.createDirectories(folder.resolve("stepped/plain")).resolve("notes.md"), "${{ as it is }}");
            variant(folder, "hubbed", catalogInfo("${{ values.name }}", "me"));
            Path hubbed = folder.resolve("hubbed/template.yaml");
            Files.writeString(hubbed, Files.readString(hubbed).replace("paved:repository:create", "publish:github"));
            Files.createDirectories(folder.resolve("empty"));
            return Map.of("paved.catalog.golden-paths", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String catalogInfo(String name, String owner) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: %s
                spec:
                  type: api
                  lifecycle: experimental
                  owner: %s
                """.formatted(name, owner);
    }

    private static void variant(Path folder, String name, String catalogInfo) throws IOException {
        Path skeleton = Files.createDirectories(folder.resolve(name).resolve("skeleton"));
        Files.writeString(skeleton.resolve("catalog-info.yaml"), catalogInfo);
        Files.writeString(folder.resolve(name).resolve("template.yaml"), """
                apiVersion: scaffolder.backstage.io/v1beta3
                kind: Template
                metadata:
                  name: %1$s
                  annotations: {paved.dev/version: 1.0.0, paved.dev/language: %1$s}
                spec:
                  type: api
                  parameters: {required: [name], properties: {name: {type: string}, owner: {type: string}}}
                  steps:
                    - id: fetch
                      name: Render the files
                      action: fetch:template
                      input: {url: ./skeleton, values: {name: '${{ parameters.name }}', owner: '${{ parameters.owner }}'}}
                    - {id: publish, name: Create the repository, action: paved:repository:create, input: {}}
                    - {id: register, name: Register the service, action: catalog:register, input: {}}
                """.formatted(name));
    }

    private static final String STEPPED = """
            apiVersion: scaffolder.backstage.io/v1beta3
            kind: Template
            metadata:
              name: stepped
              annotations: {paved.dev/version: 1.0.0, paved.dev/language: stepped}
            spec:
              type: api
              parameters:
                required: [name]
                properties:
                  name: {type: string}
                  owner: {type: string}
                  size: {type: integer, minimum: 1, default: 3}
                  database: {type: string, enum: [none, postgres], default: none}
              steps:
                - id: render
                  name: Render
                  action: fetch:template
                  input: {url: ./skeleton, values: {name: '${{ parameters.name }}', owner: '${{ parameters.owner }}'}}
                - {id: copy, name: Copy, action: fetch:plain, input: {url: ./plain, targetPath: 'docs/${{ parameters.size }}'}}
                - id: data
                  name: Add the database
                  if: ${{ parameters.database == 'postgres' }}
                  action: fetch:plain
                  input: {url: ./plain, targetPath: database}
                - {id: move, name: Move, action: fs:rename, input: {files: [{from: 'docs/${{ parameters.size }}', to: notes}]}}
                - {id: say, name: Say, action: debug:log, input: {message: 'for ${{ parameters.name }}'}}
                - {id: publish, name: Publish, action: paved:repository:create, input: {defaultBranch: main, tag: v0.1.0}}
                - {id: tell, name: Tell, action: debug:log, input: {message: "at ${{ steps.publish.output.commitHash }}", listWorkspace: true}}
                - {id: register, name: Register, action: catalog:register, input: {catalogInfoPath: /catalog-info.yaml}}
            """;

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Override
    public void stop() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
