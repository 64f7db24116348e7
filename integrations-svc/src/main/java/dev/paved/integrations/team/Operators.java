package dev.paved.integrations.team;

import dev.paved.kit.http.RefusedException;
import jakarta.inject.Singleton;

/** Those who run the platform: they may do everything with every team's subscriptions, and what no team may. */
@Singleton
public class Operators {
    private final Membership membership;

    Operators(Membership membership) {
        this.membership = membership;
    }

    /**
     * Returns only if one of them makes the present request.
     *
     * @param deed what is for them alone: {@code connect GitHub}
     * @throws RefusedException otherwise
     */
    public void require(String deed) {
        Member member = membership.ofCaller();
        if (!member.operator()) {
            throw new RefusedException(new NotAnOperator(deed, member));
        }
    }
}
