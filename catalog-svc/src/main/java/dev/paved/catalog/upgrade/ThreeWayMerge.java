package dev.paved.catalog.upgrade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Merges the trees of a service and of a golden path that have one tree in common. What both changed at the same place stays, both sides
 * between markers, and its path is among the conflicts.
 */
final class ThreeWayMerge {

    private final ObjectInserter objects;
    private final ObjectReader reader;
    private final List<String> names;
    private final Map<String, FileVersion> merged = new TreeMap<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> conflicts = new ArrayList<>();

    private ThreeWayMerge(ObjectInserter objects, List<String> names) {
        this.objects = objects;
        this.reader = objects.newReader();
        this.names = names;
    }

    /**
     * The merged tree.
     *
     * @param changed paths where it differs from the service's
     */
    record Merged(ObjectId tree, List<String> changed, List<String> conflicts) {}

    /** The three trees; {@code names} of the three sides are in the markers. */
    record Trees(ObjectId base, ObjectId service, ObjectId template, List<String> names) {}

    static Merged of(Repository repository, ObjectInserter objects, Trees trees) throws IOException {
        ThreeWayMerge merge = new ThreeWayMerge(objects, trees.names());
        try (TreeWalk walk = new TreeWalk(repository, merge.reader)) {
            walk.setRecursive(true);
            walk.addTree(trees.base());
            walk.addTree(trees.service());
            walk.addTree(trees.template());
            while (walk.next()) {
                merge.path(
                        walk.getPathString(),
                        FileVersion.of(walk, 0),
                        FileVersion.of(walk, 1),
                        FileVersion.of(walk, 2));
            }
        }
        return new Merged(merge.tree(), merge.changed, merge.conflicts);
    }

    private void path(
            String path, @Nullable FileVersion base, @Nullable FileVersion service, @Nullable FileVersion template)
            throws IOException {
        if (Objects.equals(service, template) || Objects.equals(base, template)) {
            keep(path, service);
        } else if (Objects.equals(base, service)) {
            changed.add(path);
            keep(path, template);
        } else {
            changed.add(path);
            keep(path, both(path, base, service, template));
        }
    }

    private void keep(String path, @Nullable FileVersion version) {
        if (version != null) {
            merged.put(path, version);
        }
    }

    /** What comes of a file that both sides changed. */
    private @Nullable FileVersion both(
            String path, @Nullable FileVersion base, @Nullable FileVersion service, @Nullable FileVersion template)
            throws IOException {
        if (service == null || template == null || !service.isFile() || !template.isFile()) {
            conflicts.add(path);
            return service == null ? template : service;
        }
        byte[] mine = reader.open(service.id()).getBytes();
        byte[] theirs = reader.open(template.id()).getBytes();
        byte[] common = base == null || !base.isFile()
                ? new byte[0]
                : reader.open(base.id()).getBytes();
        if (RawText.isBinary(mine) || RawText.isBinary(theirs)) {
            conflicts.add(path);
            return service;
        }
        MergeResult<RawText> result = new MergeAlgorithm()
                .merge(RawTextComparator.DEFAULT, new RawText(common), new RawText(mine), new RawText(theirs));
        if (result.containsConflicts()) {
            conflicts.add(path);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new MergeFormatter().formatMerge(text, result, names, StandardCharsets.UTF_8);
        boolean modeIsTemplates = base != null && base.mode().equals(service.mode());
        return new FileVersion(
                objects.insert(Constants.OBJ_BLOB, text.toByteArray()),
                modeIsTemplates ? template.mode() : service.mode());
    }

    private ObjectId tree() throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, FileVersion> file : merged.entrySet()) {
            if (isBelowAFile(file.getKey())) {
                // A folder of one side where the other has a file: the file stays.
                conflicts.add(file.getKey());
                continue;
            }
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(file.getValue().mode());
            entry.setObjectId(file.getValue().id());
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(objects);
    }

    private boolean isBelowAFile(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (merged.containsKey(path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
