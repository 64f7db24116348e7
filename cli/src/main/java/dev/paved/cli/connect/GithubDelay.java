package dev.paved.cli.connect;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.failure.FailureException;
import dev.paved.cli.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Why a ping has not arrived.
 *
 * @param before what was known before it was waited for
 * @param now what is known after that
 */
record GithubDelay(String place, String waited, Json before, Json now) {

    /** By what GitHub keeps of it, which {@code asked} gives. */
    Failure recorded(Supplier<Json> asked) {
        Json report;
        try {
            report = asked.get();
        } catch (FailureException e) {
            return failure(
                    ExitCode.ERROR,
                    "GitHub does not say why: " + e.failure().what(),
                    e.failure().next());
        }
        return report.text("recorded").equals("true")
                ? failure(
                        ExitCode.ERROR,
                        "GitHub recorded " + answer(report) + " at " + report.text("deliveredAt") + ": "
                                + report.text("why") + ".",
                        List.of(report.text("next")))
                : failure(
                        ExitCode.STILL_RUNNING,
                        "GitHub has not recorded that it sent one.",
                        List.of(report.text("next")));
    }

    /** GitHub's status is 0 where nothing answered it. */
    private static String answer(Json report) {
        String words = "(" + report.text("status") + ")";
        return report.text("statusCode").equals("0") ? words : report.text("statusCode") + " " + words;
    }

    /** As far as it is known without GitHub. */
    Failure unknown() {
        return isRefused()
                ? failure(ExitCode.ERROR, "", List.of("set the secret of the webhook, and give the same command again"))
                : failure(
                        ExitCode.STILL_RUNNING,
                        "Nothing was refused either: GitHub has sent nothing yet, or can't reach "
                                + now.text("payloadUrl") + ".",
                        List.of("see Recent Deliveries on the webhook's page, and give the same command again"));
    }

    private Failure failure(ExitCode exit, String why, List<String> next) {
        List<String> reasons = new ArrayList<>();
        if (!why.isEmpty()) {
            reasons.add(why);
        }
        if (isRefused()) {
            reasons.add("Meanwhile something that said it was GitHub's was refused: "
                    + now.at("standing").at("refusals").items().getFirst().text("reason") + ".");
        }
        return new Failure(exit, "No ping of " + place + " arrived within " + waited + ".", reasons, next, null);
    }

    private boolean isRefused() {
        return !now.at("standing").text("refused").equals(before.at("standing").text("refused"));
    }
}
