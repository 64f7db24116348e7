package dev.paved.catalog.location;

import dev.paved.kit.repository.CommitFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of a commit; a link is not followed, since it may lead out of the repository. */
final class GitSource implements Source {

    private final Target.Repository target;
    private final Repository repository;
    private final ObjectReader objects;
    private final RevCommit commit;

    /** Closes {@code repository} when it is closed. */
    GitSource(Target.Repository target, Repository repository, RevCommit commit) {
        this.target = target;
        this.repository = repository;
        this.objects = repository.newObjectReader();
        this.commit = commit;
    }

    private RevTree tree() {
        return commit.getTree();
    }

    @Override
    public List<String> find(PathPattern pattern) throws SourceUnreadable {
        try {
            if (pattern.isPlain()) {
                return plain(pattern.text());
            }
            List<String> found = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(objects)) {
                walk.addTree(tree());
                walk.setRecursive(true);
                while (walk.next()) {
                    if (CommitFile.isFile(walk.getFileMode(0)) && pattern.matches(walk.getPathString())) {
                        found.add(walk.getPathString());
                    }
                    if (found.size() > MOST_FILES) {
                        throw new SourceUnreadable(pattern.text() + " means more than " + MOST_FILES + " files");
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<String> plain(String path) throws IOException, SourceUnreadable {
        if (path.isEmpty()) {
            return find(new PathPattern(Target.IN_FOLDER));
        }
        try (TreeWalk walk = TreeWalk.forPath(objects, path, tree())) {
            if (walk == null) {
                return List.of();
            }
            return walk.getFileMode(0).equals(FileMode.TREE)
                    ? find(new PathPattern(path.replaceFirst("/+$", "") + "/" + Target.IN_FOLDER))
                    : List.of(path);
        }
    }

    @Override
    public Optional<String> read(String path) throws SourceUnreadable {
        try {
            return CommitFile.read(objects, tree(), path, LARGEST);
        } catch (CommitFile.Unreadable e) {
            throw new SourceUnreadable(name(path) + " " + e.getMessage());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private SourceUnreadable unreadable(IOException e) {
        return new SourceUnreadable(target.url() + " can't be read: " + e);
    }

    @Override
    public boolean areTogether(String path, String other) {
        return true;
    }

    @Override
    public String name(String path) {
        return "git:" + new Target.Repository(target.url(), target.branch(), path).text();
    }

    @Override
    public Optional<Target> target(String path, String type, String text) {
        boolean elsewhere = text.contains("://") || text.contains("#");
        if (elsewhere || type.equals("git")) {
            return Target.of(type.equals("file") ? "url" : type, text);
        }
        Path relative = text.startsWith("/")
                ? Path.of(text.substring(1))
                : Path.of(path).resolveSibling(text);
        String within = relative.normalize().toString();
        return within.startsWith("..")
                ? Optional.empty()
                : Optional.of(new Target.Repository(target.url(), target.branch(), within));
    }

    @Override
    public String revision() {
        return commit.name();
    }

    @Override
    public void close() {
        objects.close();
        repository.close();
    }
}
