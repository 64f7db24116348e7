package dev.paved.deployer.repository;

import dev.paved.deployer.repository.Changes.Commits;
import dev.paved.deployer.repository.Changes.Line;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jboss.logging.Logger;

/** Finds what differs between commits of services. */
@Singleton
public class CommitRanges {

    private static final Logger LOG = Logger.getLogger(CommitRanges.class);
    private static final int MOST = 1000;
    private static final int TOLD = 20;
    private static final int LONGEST = 120;

    private final Repositories repositories;

    CommitRanges(Repositories repositories) {
        this.repositories = repositories;
    }

    /** What differs between two commits; nothing where the repository does not tell. */
    public Optional<Changes> between(String service, String location, String from, String to) {
        ObjectId before = ObjectId.fromString(from);
        ObjectId after = ObjectId.fromString(to);
        try (Repository repository = repositories.openAt(service, location, after)) {
            return Optional.of(new Changes(only(repository, after, before), only(repository, before, after)));
        } catch (IOException e) {
            LOG.debugf(e, "service=%s commits from %s to %s are not known", service, from, to);
            return Optional.empty();
        }
    }

    private static Commits only(Repository repository, ObjectId in, ObjectId notIn) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(in));
            walk.markUninteresting(walk.parseCommit(notIn));
            List<Line> newest = new ArrayList<>();
            int count = 0;
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (count == MOST) {
                    return new Commits(count, true, newest);
                }
                count++;
                if (newest.size() < TOLD) {
                    newest.add(line(commit));
                }
            }
            return new Commits(count, false, newest);
        }
    }

    private static Line line(RevCommit commit) {
        String subject = commit.getShortMessage();
        return new Line(commit.name(), subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST - 1) + "…");
    }
}
