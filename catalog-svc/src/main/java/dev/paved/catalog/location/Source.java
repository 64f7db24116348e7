package dev.paved.catalog.location;

import java.util.List;
import java.util.Optional;

/** Files that can be read: those of this machine, or those of a commit of a repository. */
interface Source extends AutoCloseable {

    /** The most bytes that a file may have. */
    int LARGEST = 10 * 1024 * 1024;

    /** The most files that a pattern may mean. */
    int MOST_FILES = 50_000;

    /** The paths that {@code pattern} means, in order; none where a plain path is not there. */
    List<String> find(PathPattern pattern) throws SourceUnreadable;

    /** The text of the file at {@code path}; nothing where there is none. */
    Optional<String> read(String path) throws SourceUnreadable;

    /** Whether the file at {@code other} is in the same repository as that at {@code path}. */
    boolean areTogether(String path, String other) throws SourceUnreadable;

    /** How the file at {@code path} is named to people, {@code type:place}. */
    String name(String path);

    /** A location for {@code text}, which a file at {@code path} names; nothing where it names none. */
    Optional<Target> target(String path, String type, String text);

    /** The commit that is read; empty where there is none. */
    String revision();

    @Override
    void close();
}
