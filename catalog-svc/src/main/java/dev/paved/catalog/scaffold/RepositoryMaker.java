package dev.paved.catalog.scaffold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.catalog.goldenpath.GoldenPath;
import dev.paved.catalog.service.NewService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes and unmakes the repository of a service somewhere. Every method can be repeated after dying anywhere in it, and two at once do no
 * harm. A repository that is not of the service's own operation is never touched.
 */
interface RepositoryMaker {

    /**
     * What is in the first commit.
     *
     * @param input of the golden path's step that makes the repository
     * @param files the folder that has them
     */
    record Content(GoldenPath path, ObjectNode input, Path files) {}

    /** Where the repository of {@code service} will be: an absolute path, or a URL. */
    String place(String service);

    /** Makes the repository, working in a folder of this {@code attempt}; gives its first commit. */
    String create(NewService service, Content content, long attempt) throws ScaffoldFailed, ScaffoldWaits, IOException;

    /** The first commit of the repository, where it is made. */
    Optional<String> made(NewService service, GoldenPath path) throws ScaffoldFailed, ScaffoldWaits, IOException;

    /** The contents of the file at {@code file} in the first commit. */
    Optional<byte[]> file(NewService service, GoldenPath path, String commit, String file)
            throws ScaffoldFailed, ScaffoldWaits, IOException;

    /** Takes the repository away, if it is this operation's; says what was left, where that cannot be done. */
    Optional<String> undo(NewService service) throws ScaffoldWaits, IOException;
}
