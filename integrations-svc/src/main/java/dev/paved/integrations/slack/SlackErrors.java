package dev.paved.integrations.slack;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What Slack's errors mean, and what to do about them.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">Slack, chat.postMessage</a>
 */
final class SlackErrors {

    static final String MESSAGE_NOT_FOUND = "message_not_found";

    private static final String MISSING_SCOPE = "missing_scope";

    private static final Duration BRIEFLY = Duration.ofSeconds(30);

    /** The message is there no more, or can't be changed any more: another has to take its place. */
    private static final Set<String> LOST =
            Set.of(MESSAGE_NOT_FOUND, "thread_not_found", "edit_window_closed", "cant_update_message");

    private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited");

    private static final Set<String> UNCERTAIN =
            Set.of("fatal_error", "internal_error", "request_timeout", "service_unavailable");

    private static final Map<String, String> OF_THE_CHANNEL = Map.of(
            "channel_not_found",
            "There is no such channel for the app: see whether the id is right, and invite the app to it if it is private"
                    + " (/invite in the channel)",
            "not_in_channel",
            "Invite the app to the channel (/invite in the channel)",
            "is_archived",
            "The channel is archived: unarchive it, or choose another one",
            "restricted_action",
            "The workspace lets only some post there: ask its admins",
            "restricted_action_read_only_channel",
            "The channel can only be read: ask its managers to let the app post",
            "restricted_action_non_threadable_channel",
            "The channel has no threads: choose another one",
            "restricted_action_thread_only_channel",
            "The channel has nothing but threads: choose another one");

    /** How long what needs another token waits, unless the service starts before. */
    static final Duration UNTIL_A_TOKEN = Duration.ofMinutes(30);

    private static final String NEW_TOKEN =
            "An operator has to set a token that is valid as PAVED_SLACK_TOKEN, and to restart integrations-svc";
    private static final String INSTALL_AGAIN =
            "An operator has to install the app in the workspace again, to set its token as PAVED_SLACK_TOKEN, and to"
                    + " restart integrations-svc";

    private static final String SCOPE = "An operator has to give the app the scope %s, and to install it again";
    private static final String SCOPE_TO_POST = "chat:write";

    private static final Map<String, String> OF_THE_TOKEN = Map.ofEntries(
            Map.entry("invalid_auth", NEW_TOKEN),
            Map.entry("not_authed", NEW_TOKEN),
            Map.entry("token_expired", NEW_TOKEN),
            Map.entry("not_allowed_token_type", NEW_TOKEN + "; it is one of a bot, xoxb-..."),
            Map.entry("token_revoked", INSTALL_AGAIN),
            Map.entry("account_inactive", INSTALL_AGAIN),
            Map.entry(MISSING_SCOPE, SCOPE.formatted(SCOPE_TO_POST)),
            Map.entry("no_permission", SCOPE.formatted(SCOPE_TO_POST)),
            Map.entry("access_denied", "Ask the admins of the workspace to let the app post"),
            Map.entry("ekm_access_denied", "The admins of the workspace have suspended posting: ask them"),
            Map.entry("team_access_not_granted", "The app is not installed in this workspace: ask its admins"),
            Map.entry(
                    "org_login_required",
                    "The workspace is being moved to an organisation: it works again afterwards"));

    private SlackErrors() {}

    /** That {@code code} came with {@code status}; {@code needed} is the scope that Slack names, or empty. */
    static SlackTrouble trouble(int status, String code, String needed, Duration pause) {
        if (LIMITED.contains(code)) {
            return limited(status, code, pause);
        }
        if (UNCERTAIN.contains(code)) {
            return SlackTrouble.unanswered(new SlackOutcome.Failed(status, "Slack answers " + code + "."));
        }
        String answers = "Slack answers " + code + ". ";
        if (OF_THE_CHANNEL.containsKey(code)) {
            return SlackTrouble.refused(
                    code, new SlackOutcome.Closed(status, answers + OF_THE_CHANNEL.get(code) + "."));
        }
        if (isOfTheToken(code)) {
            String advice =
                    code.equals(MISSING_SCOPE) && !needed.isEmpty() ? SCOPE.formatted(needed) : OF_THE_TOKEN.get(code);
            return SlackTrouble.refused(code, new SlackOutcome.Limited(status, answers + advice + ".", UNTIL_A_TOKEN));
        }
        return SlackTrouble.refused(
                code,
                isOfTheMessage(code)
                        ? new SlackOutcome.Undeliverable(status, "Slack answers " + code + ".")
                        : new SlackOutcome.Failed(status, "Slack answers " + code + "."));
    }

    /** That Slack asks to wait for {@code pause}. */
    static SlackTrouble limited(int status, String code, Duration pause) {
        Duration wait = pause.isPositive() ? pause : BRIEFLY;
        return SlackTrouble.refused(
                code, new SlackOutcome.Limited(status, "Slack limits requests for " + wait.toSeconds() + " s.", wait));
    }

    static boolean isLost(SlackTrouble trouble) {
        return LOST.contains(trouble.code());
    }

    /** Whether Slack takes nothing with this token. */
    static boolean isOfTheToken(String code) {
        return OF_THE_TOKEN.containsKey(code);
    }

    private static boolean isOfTheMessage(String code) {
        return code.startsWith("invalid_")
                || code.startsWith("msg_")
                || code.startsWith("metadata_")
                || code.equals("no_text")
                || code.equals("too_many_attachments")
                || LOST.contains(code);
    }
}
