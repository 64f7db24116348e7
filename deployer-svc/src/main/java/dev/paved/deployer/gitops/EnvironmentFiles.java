package dev.paved.deployer.gitops;

import dev.paved.kit.repository.CommitFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Finds in the files of an environment where the image of a service is written: at exactly one place. */
final class EnvironmentFiles {

    private static final int LARGEST = 1024 * 1024;
    private static final Set<String> KUSTOMIZATIONS =
            Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final String ANNOTATION = "paved.dev/service";

    private final ObjectReader objects;
    private final RevTree tree;
    private final String folder;
    private final String service;

    EnvironmentFiles(ObjectReader objects, RevTree tree, String folder, String service) {
        this.objects = objects;
        this.tree = tree;
        this.folder = folder;
        this.service = service;
    }

    /**
     * Where {@code image}, or what is there now, is written.
     *
     * @throws NotCommitted where that is no place, or not one alone
     */
    ImageEntry find(Image image) throws IOException, NotCommitted {
        List<String> names = names();
        List<String> kustomizations =
                names.stream().filter(KUSTOMIZATIONS::contains).toList();
        if (kustomizations.size() > 1) {
            throw NotCommitted.lasting(folder + " has " + String.join(" and ", kustomizations)
                    + "; kustomize reads one alone. Delete the other.");
        }
        return kustomizations.isEmpty()
                ? inManifests(names)
                : inKustomization(folder + "/" + kustomizations.getFirst(), image);
    }

    private ImageEntry inKustomization(String path, Image image) throws IOException, NotCommitted {
        YamlText yaml = read(path);
        List<MappingNode> found = yaml.documents().stream()
                .flatMap(document -> YamlText.itemsAt(document, "images").stream())
                .filter(entry -> isOf(entry, image))
                .toList();
        String known = service + " or " + image.repository();
        if (found.isEmpty()) {
            throw NotCommitted.lasting("The list 'images' of " + path + " has no entry with the name " + known
                    + ". Add one: its name is what the manifests write as image.");
        }
        if (found.size() > 1) {
            throw NotCommitted.lasting("The list 'images' of " + path + " has " + found.size()
                    + " entries that may be the one of " + known + ". Leave one alone.");
        }
        return new ImageEntry(path, yaml, found.getFirst(), ImageEntry.Kind.KUSTOMIZATION);
    }

    private boolean isOf(MappingNode entry, Image image) {
        String name = YamlText.textAt(entry, "name").orElse("");
        return name.equals(service)
                || name.equals(image.repository())
                || YamlText.textAt(entry, "newName")
                        .filter(image.repository()::equals)
                        .isPresent();
    }

    private ImageEntry inManifests(List<String> names) throws IOException, NotCommitted {
        TreeMap<String, ImageEntry> found = new TreeMap<>();
        List<String> read = names.stream()
                .filter(it -> it.endsWith(".yaml") || it.endsWith(".yml"))
                .toList();
        for (String name : read) {
            String path = folder + "/" + name;
            YamlText yaml = read(path);
            for (MappingNode document : yaml.documents()) {
                if (isWorkload(document)) {
                    String where = path + ":" + (document.getStartMark().getLine() + 1);
                    found.put(where, new ImageEntry(path, yaml, container(where, document), ImageEntry.Kind.CONTAINER));
                }
            }
        }
        if (found.isEmpty()) {
            throw NotCommitted.lasting(folder + " has neither a kustomization nor a Deployment called " + service
                    + ", nor one with the annotation " + ANNOTATION + ": " + service + ". Add one of them.");
        }
        if (found.size() > 1) {
            throw NotCommitted.lasting("The image of " + service + " may be at " + String.join(" or ", found.keySet())
                    + ". Let one of them alone have that name, or the annotation " + ANNOTATION + ".");
        }
        return found.firstEntry().getValue();
    }

    private boolean isWorkload(MappingNode document) {
        return YamlText.textAt(document, "kind").filter(WORKLOADS::contains).isPresent()
                && (YamlText.textAt(document, "metadata", "name")
                                .filter(service::equals)
                                .isPresent()
                        || YamlText.textAt(document, "metadata", "annotations", ANNOTATION)
                                .filter(service::equals)
                                .isPresent());
    }

    private MappingNode container(String where, MappingNode workload) throws NotCommitted {
        List<MappingNode> all = YamlText.itemsAt(workload, "spec", "template", "spec", "containers");
        List<MappingNode> named = all.stream()
                .filter(it ->
                        YamlText.textAt(it, "name").filter(service::equals).isPresent())
                .toList();
        List<MappingNode> chosen = named.isEmpty() ? all : named;
        if (chosen.size() != 1) {
            throw NotCommitted.lasting(where + " has " + all.size() + " containers ("
                    + all.stream()
                            .map(it -> YamlText.textAt(it, "name").orElse("?"))
                            .collect(Collectors.joining(", "))
                    + "), and it is not sure whose image it is. Call the one of the service " + service + ".");
        }
        return chosen.getFirst();
    }

    private List<String> names() throws IOException, NotCommitted {
        List<String> names = new ArrayList<>();
        try (TreeWalk walk = TreeWalk.forPath(objects, folder, tree)) {
            if (walk == null || !walk.isSubtree()) {
                throw NotCommitted.lasting("There is no folder " + folder
                        + " in the environment repository. Add the manifests of " + service + " there.");
            }
            walk.enterSubtree();
            while (walk.next()) {
                if (CommitFile.isFile(walk.getFileMode(0))) {
                    names.add(walk.getNameString());
                }
            }
        }
        return names;
    }

    private YamlText read(String path) throws IOException, NotCommitted {
        try {
            return YamlText.parse(CommitFile.read(objects, tree, path, LARGEST).orElseThrow());
        } catch (CommitFile.Unreadable | YamlText.Unusable e) {
            throw NotCommitted.lasting(path + " " + e.getMessage() + ". Mend it.");
        }
    }
}
