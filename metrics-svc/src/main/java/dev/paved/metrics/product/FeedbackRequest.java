package dev.paved.metrics.product;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What someone answers when asked how likely they are to recommend the platform.
 *
 * @param score from 0, not at all, to 10
 * @param team the team they are of, if they say
 * @param comment why, if they say
 * @param consent whether the comment may be kept and shown to others
 */
public record FeedbackRequest(
        @Nullable Integer score,
        @Nullable String team,
        @Nullable String comment,
        boolean consent) {

    private static final int MOST = 10;
    private static final int LONGEST_TEAM = 100;
    private static final int LONGEST_COMMENT = 4_000;

    public FeedbackRequest {
        team = blankToNull(team);
        comment = blankToNull(comment);
    }

    /**
     * Its score, if all of it is right.
     *
     * @throws RefusedException with every field that is wrong
     */
    int requireValid() {
        List<FieldError> errors = new ArrayList<>();
        if (score == null || score < 0 || score > MOST) {
            errors.add(new FieldError("/score", "must be a number from 0 (not at all likely) to 10 (certain)"));
        }
        if (team != null && (team.length() > LONGEST_TEAM || team.chars().anyMatch(Character::isISOControl))) {
            errors.add(new FieldError("/team", "must be a name of at most " + LONGEST_TEAM + " characters"));
        }
        if (comment != null && (comment.length() > LONGEST_COMMENT || isUnkeepable(comment))) {
            errors.add(new FieldError(
                    "/comment",
                    "must be a text of at most " + LONGEST_COMMENT + " characters, without control characters"));
        }
        if (comment != null && !consent) {
            errors.add(new FieldError(
                    "/consent",
                    "must be true for a comment, which is kept and shown to others; leave the comment out to give the"
                            + " score alone"));
        }
        if (!errors.isEmpty() || score == null) {
            throw new RefusedException(new Invalid("The feedback is not right; nothing was kept.", errors));
        }
        return score;
    }

    private static boolean isUnkeepable(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c)
                        || Character.getType(c) == Character.SURROGATE);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
