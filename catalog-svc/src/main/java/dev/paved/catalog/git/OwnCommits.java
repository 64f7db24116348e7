package dev.paved.catalog.git;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Commits of the platform's in the repositories of services; the same always has the same id. */
public final class OwnCommits {

    /** Under it, by version, are commits with the files as they came from the golden path: what an upgrade compares with. */
    public static final String TEMPLATE_REFS = "refs/paved/template/";

    private static final String NAME = "Paved";
    private static final String ADDRESS = "paved@localhost";

    private OwnCommits() {}

    /** Who makes them. */
    public static PersonIdent author(Instant at) {
        return new PersonIdent(NAME, ADDRESS, at, ZoneOffset.UTC);
    }

    /** Inserts one; gives its id. */
    public static ObjectId insert(
            ObjectInserter objects, ObjectId tree, List<ObjectId> parents, String message, Instant at)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(author(at));
        commit.setCommitter(author(at));
        commit.setMessage(message);
        return objects.insert(commit);
    }

    /** Whether the platform made {@code commit}. */
    public static boolean isOne(RevCommit commit) {
        return commit.getCommitterIdent().getEmailAddress().equals(ADDRESS);
    }
}
