package dev.paved.integrations.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paved.integrations.outbound.Destination;
import dev.paved.integrations.request.Fields;
import dev.paved.integrations.slack.SlackChannel;
import dev.paved.integrations.stream.TypePattern;
import dev.paved.integrations.team.TeamRef;
import dev.paved.kit.http.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is to be subscribed to, and where it is to be sent. */
record SubscriptionRequest(TeamRef team, Target target, SubscriptionFilter filter) {

    private static final int MOST_TYPES = 50;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1,200}\\*?|\\*");

    /**
     * Reads {@code {team, url, filter: {types, service, team, environment, outcome}}}, with {@code slack} in the place of
     * {@code url} where it is a channel of Slack.
     *
     * @param plainHttp whether the URL may be one of {@code http}
     * @param refusal why a URL is never sent to; nothing if it may be
     * @throws RefusedException where anything is wrong
     */
    static SubscriptionRequest of(
            @Nullable JsonNode body, boolean plainHttp, Function<Destination, Optional<String>> refusal) {
        Fields fields = Fields.of(body, "team", "url", "slack", "filter");
        Optional<TeamRef> team = required(fields, "team", TeamRef::parse, TeamRef.RULE);
        Optional<Target> target = target(fields, plainHttp, refusal);
        SubscriptionFilter filter =
                filter(fields.inner("filter", "types", "service", "team", "environment", "outcome"));
        fields.check();
        return new SubscriptionRequest(team.orElseThrow(), target.orElseThrow(), filter);
    }

    private static Optional<Target> target(
            Fields fields, boolean plainHttp, Function<Destination, Optional<String>> refusal) {
        if (fields.text("slack").isEmpty() && !fields.isWrong("slack")) {
            return url(fields, plainHttp, refusal).map(Target.ToUrl::new);
        }
        if (fields.text("url").isPresent()) {
            fields.wrong("slack", "must not be there beside a URL: a subscription sends to one of them");
        }
        return Optional.ofNullable(optional(fields, "slack", SlackChannel::parse, SlackChannel.RULE))
                .map(Target.ToSlack::new);
    }

    private static Optional<String> url(
            Fields fields, boolean plainHttp, Function<Destination, Optional<String>> refusal) {
        Optional<String> url =
                required(fields, "url", Optional::of, "must be where events are sent, or slack a channel of Slack");
        try {
            url.map(text -> Destination.of(text, plainHttp))
                    .flatMap(refusal)
                    .ifPresent(why -> fields.wrong("url", why));
        } catch (Destination.Unusable e) {
            fields.wrong("url", String.valueOf(e.getMessage()));
        }
        return url;
    }

    private static SubscriptionFilter filter(Fields fields) {
        List<String> types = fields.texts("types");
        if (types.size() > MOST_TYPES) {
            fields.wrong("types", "must be " + MOST_TYPES + " at most");
        }
        types.stream()
                .filter(type -> !TYPE.matcher(type).matches())
                .forEach(type -> fields.wrong("types", "must be types such as deployment.succeeded or deployment.*"));
        SubscriptionFilter filter = new SubscriptionFilter(
                fields.isWrong("types")
                        ? List.of()
                        : types.stream().map(TypePattern::of).toList(),
                optional(fields, "service", SubscriptionRequest::name, "must be the name of a service"),
                optional(fields, "team", TeamRef::parse, TeamRef.RULE),
                optional(
                        fields,
                        "environment",
                        SubscriptionRequest::name,
                        "must be the name of an environment, or a type of them such as production"),
                optional(fields, "outcome", Outcome::parse, Outcome.RULE));
        return filter;
    }

    private static Optional<String> name(String text) {
        return Optional.of(text).filter(name -> NAME.matcher(name).matches());
    }

    private static <T> @Nullable T optional(
            Fields fields, String name, Function<String, Optional<T>> reader, String rule) {
        Optional<String> text = fields.text(name);
        Optional<T> value = text.flatMap(reader);
        if (text.isPresent() && value.isEmpty()) {
            fields.wrong(name, rule + "; is '" + text.get() + "'");
        }
        return value.orElse(null);
    }

    private static <T> Optional<T> required(
            Fields fields, String name, Function<String, Optional<T>> reader, String rule) {
        Optional<T> value = Optional.ofNullable(optional(fields, name, reader, rule));
        if (value.isEmpty() && !fields.isWrong(name)) {
            fields.wrong(name, rule);
        }
        return value;
    }
}
