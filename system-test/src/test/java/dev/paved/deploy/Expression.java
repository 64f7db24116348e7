package dev.paved.deploy;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A PromQL expression of a dashboard or a rule. */
record Expression(String text) {
    private static final Pattern NAME = Pattern.compile("(?<![\\w.:])[a-zA-Z_:][a-zA-Z0-9_:]*(?![\\w:]|\\s*\\()");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    /** The metrics it reads: what is neither a function, a word of the language nor a label. */
    Set<String> metrics() {
        String bare = text.replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\{[^}]*}", " ")
                .replaceAll("\\[[^]]*]", " ")
                .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", " ");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toSet());
    }

    /** The variables of Grafana's in {@code text}, but for those it has by itself. */
    static Set<String> variables(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toSet());
    }

    /** As Grafana sends it, with some value of each variable. */
    String asSent() {
        return VARIABLE.matcher(text.replace("$__rate_interval", "1m")).replaceAll("1d");
    }
}
