package dev.paved.metrics.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The teams and services. All names begin alike, so that they meet none of a real one. */
final class Cast {

    /** What all names of services and teams begin with. */
    static final String PREFIX = "demo-";

    /** The one that is retired. */
    static final String RETIRED = PREFIX + "legacy-reports";

    /** The one that goes from one team to another. */
    static final String TRANSFERRED = PREFIX + "vouchers";

    /** The team that gets it. */
    static final String RECEIVER = PREFIX + "growth";

    /** Name, team, language, type, arrives, moves onto a path, deployments a day. The first of a team is its busiest. */
    private static final String SCRIPT = """
            cart            checkout   java    api      0.00  0.00  0.90
            checkout-api    checkout   java    api      0.01  0.20  0.70
            vouchers        checkout   node    api      0.02  0.45  0.35
            tax             checkout   go      api      0.35  0.35  0.40
            basket-ui       checkout   node    website  0.55  0.55  0.60
            payments-api    payments   java    api      0.00  0.12  0.80
            ledger          payments   java    api      0.02  9.00  0.25
            refunds         payments   go      api      0.28  0.28  0.45
            fraud           payments   python  api      0.05  0.60  0.40
            invoices        payments   java    worker   0.62  0.62  0.40
            orders          logistics  go      api      0.00  0.08  0.85
            shipping        logistics  go      api      0.03  0.30  0.55
            stock           logistics  java    api      0.20  0.20  0.50
            labels          logistics  python  worker   0.48  0.48  0.30
            couriers        logistics  node    api      0.75  0.75  0.45
            search          discovery  go      api      0.00  0.15  0.90
            catalogue       discovery  java    api      0.02  0.38  0.60
            ranking         discovery  python  worker   0.30  0.30  0.55
            suggestions     discovery  python  api      0.66  0.66  0.50
            legacy-reports  growth     java    worker   0.00  9.00  0.12
            newsletter      growth     node    worker   0.00  0.05  0.60
            landing-pages   growth     node    website  0.25  0.25  0.80
            experiments     growth     node    api      0.42  0.42  0.70
            referrals       growth     go      api      0.80  0.80  0.50
            """;

    private static final List<Member> MEMBERS =
            SCRIPT.lines().map(line -> member(line.split("\\s+"))).toList();

    private Cast() {}

    private static Member member(String[] words) {
        return new Member(
                PREFIX + words[0],
                PREFIX + words[1],
                words[2],
                words[3],
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]),
                Double.parseDouble(words[6]));
    }

    /** All of them; the first is there from the first instant. */
    static List<Member> members() {
        return MEMBERS;
    }

    static List<String> teams() {
        return MEMBERS.stream().map(Member::team).distinct().toList();
    }

    /** Those of {@code team}. */
    static List<Member> of(String team) {
        return MEMBERS.stream().filter(member -> member.team().equals(team)).toList();
    }

    /** The one of each team that is in trouble at the end, so that there is some to see however short one looks back. */
    static boolean isBusiest(Member member) {
        return of(member.team()).stream()
                .filter(other -> !other.name().equals(RETIRED))
                .findFirst()
                .map(member::equals)
                .orElse(false);
    }

    /** How much of what {@code team} has is on a path at {@code part} of all. */
    static double adoption(String team, double part) {
        return of(team).stream().collect(Collectors.averagingDouble(member -> member.moves() <= part ? 1 : 0));
    }

    /** The people of {@code team}. */
    static List<String> people(String team) {
        return switch (team.substring(PREFIX.length())) {
            case "checkout" -> List.of("ada", "grace", "linus");
            case "payments" -> List.of("barbara", "donald", "frances");
            case "logistics" -> List.of("edsger", "radia", "ken");
            case "discovery" -> List.of("margaret", "dennis", "shafi");
            default -> List.of("alan", "hedy", "joan");
        };
    }
}
