package dev.paved.integrations.localgit;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** How far each branch has been published. */
@Singleton
class BranchHeads {

    /** The last published commit of each branch of {@code repository}. */
    Uni<Map<String, String>> of(Mutiny.Session session, String repository) {
        return session.createNativeQuery(
                        "select branch, sha from branch_head where repository = :repository", Object[].class)
                .setParameter("repository", repository)
                .getResultList()
                .map(rows -> {
                    Map<String, String> heads = new LinkedHashMap<>();
                    rows.forEach(row -> heads.put((String) row[0], (String) row[1]));
                    return heads;
                });
    }

    /** {@code branch} is published up to {@code sha}. */
    Uni<Void> put(Mutiny.Session session, String repository, String branch, String sha) {
        return session.createNativeQuery("""
                        insert into branch_head (repository, branch, sha) values (:repository, :branch, :sha)
                        on conflict (repository, branch) do update set sha = excluded.sha""")
                .setParameter("repository", repository)
                .setParameter("branch", branch)
                .setParameter("sha", sha)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** {@code branch} is gone. */
    Uni<Void> remove(Mutiny.Session session, String repository, String branch) {
        return session.createNativeQuery("delete from branch_head where repository = :repository and branch = :branch")
                .setParameter("repository", repository)
                .setParameter("branch", branch)
                .executeUpdate()
                .replaceWithVoid();
    }
}
