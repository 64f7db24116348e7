package dev.paved.kit.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads a file of a commit; a link is not followed, since it may lead out of the repository. */
public final class CommitFile {

    private CommitFile() {}

    /** It is there, but is no text that can be read; the message follows on its path. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    /** The text of the file at {@code path}, which has at most {@code largest} bytes; empty where there is none. */
    public static Optional<String> read(ObjectReader objects, RevTree tree, String path, int largest)
            throws IOException, Unreadable {
        try (TreeWalk walk = TreeWalk.forPath(objects, path, tree)) {
            if (walk == null) {
                return Optional.empty();
            }
            if (!isFile(walk.getFileMode(0))) {
                throw new Unreadable("is a link or a folder");
            }
            ObjectLoader blob = objects.open(walk.getObjectId(0));
            if (blob.getSize() > largest) {
                throw new Unreadable("has more than " + size(largest));
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(blob.getBytes()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Unreadable("is no text in UTF-8");
        }
    }

    /** Whether {@code mode} is that of a file. */
    public static boolean isFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    private static String size(int bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / 1024 / 1024 + " MiB" : bytes / 1024 + " KiB";
    }
}
