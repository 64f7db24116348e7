package dev.paved.integrations.github;

import dev.paved.integrations.github.Payload.IssueActivity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers what issues were called when they were heard of first, which they are called for good. */
@Singleton
class IssueNames {

    /** What its issue is called now. */
    static String now(IssueActivity activity) {
        return activity.repository().fullName() + "#" + activity.issue().number();
    }

    /** What its issue is known as, whatever its repository is called by now. */
    Uni<String> of(Mutiny.Session session, IssueActivity activity) {
        return session.createNativeQuery("""
                        insert into github_issue as known (id, name)
                        select id, case when exists (select from github_issue other where other.name = now.name)
                                        then now.name || '@' || id else now.name end
                          from (select cast(:id as bigint) as id, cast(:name as text) as name) now
                        on conflict (id) do update set seen_at = now()
                        returning name""", String.class)
                .setParameter("id", activity.issue().id())
                .setParameter("name", now(activity))
                .getSingleResult();
    }
}
