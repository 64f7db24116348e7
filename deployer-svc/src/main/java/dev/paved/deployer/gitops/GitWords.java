package dev.paved.deployer.gitops;

import dev.paved.kit.repository.GitTokens;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why a repository was not read or written, for people. */
final class GitWords {

    private static final Pattern REFUSED =
            Pattern.compile("not authorized|authentication is required|not permitted|\\b40[13]\\b|denied");
    private static final Pattern UNKNOWN = Pattern.compile("not found|does not exist|no such|\\b404\\b");

    private static final Pattern LOGIN = Pattern.compile("(https?://)[^/@\\s]*@");

    private GitWords() {}

    static NotCommitted notRead(String url, String branch, Exception failure) {
        String said = deepest(failure);
        if (said.contains("available for fetch")) {
            return NotCommitted.lasting(
                    plain(url) + " has no branch " + branch + ". Make it, or set paved.deployer.gitops.branch.");
        }
        return told("read", url, said);
    }

    static NotCommitted notPushed(String url, String branch, Exception failure) {
        return told("pushed to (" + branch + ")", url, deepest(failure));
    }

    /** Without whoever logs in there, and with what. */
    static String plain(String text) {
        return LOGIN.matcher(text).replaceAll("$1");
    }

    private static NotCommitted told(String done, String address, String words) {
        String url = plain(address);
        String said = plain(words);
        String lower = said.toLowerCase(Locale.ROOT);
        if (REFUSED.matcher(lower).find()) {
            return NotCommitted.lasting("The environment repository " + url + " can not be " + done + ": " + said
                    + ". Set a token that may write there: paved.git.tokens.\"" + GitTokens.key(url) + "\".");
        }
        if (UNKNOWN.matcher(lower).find()) {
            return NotCommitted.lasting("There is no repository at " + url + " that the deployer can see: " + said
                    + ". Set paved.deployer.gitops.repository, and a token for it where it is private.");
        }
        return NotCommitted.passing(
                "The environment repository " + url + " can not be " + done + " now: " + said + ". It is tried again.");
    }

    private static String deepest(Exception failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String outer = String.valueOf(failure.getMessage());
        String inner = String.valueOf(deepest.getMessage());
        return deepest.getMessage() == null || outer.contains(inner) ? outer : outer + " (" + inner + ")";
    }
}
