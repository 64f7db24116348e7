package dev.paved.kit.http;

import java.util.Comparator;
import java.util.List;

/** Finds the names that may have been meant. */
public final class Similar {

    private static final int MOST = 3;

    private Similar() {}

    /** Up to three of {@code known} that are a few typing errors away from {@code name}, nearest first. */
    public static List<String> to(String name, List<String> known) {
        int tolerated = Math.max(1, name.length() / 3);
        record Near(String name, int distance) {}
        return known.stream()
                .filter(candidate ->
                        Math.abs(candidate.length() - name.length()) <= tolerated || candidate.startsWith(name))
                .map(candidate -> new Near(candidate, distance(name, candidate)))
                .filter(near -> near.distance() <= tolerated || near.name().startsWith(name))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** Levenshtein's distance, with two neighbours swapped as one error: the restricted one of Damerau. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
