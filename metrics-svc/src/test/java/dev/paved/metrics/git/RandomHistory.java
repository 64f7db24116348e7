package dev.paved.metrics.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Commits on branches that are begun, merged in good and bad ways, and go on, as {@code git fast-import} reads them. */
final class RandomHistory {

    private static final List<String> FILES =
            List.of("api/Main.java", "api/deep/Part.java", "api-docs/index.html", "web/index.html", "README.md");
    private static final int BRANCHES = 4;

    private final StringBuilder text = new StringBuilder();
    private final List<Map<String, String>> trees = new ArrayList<>();
    private final List<Integer> tips = new ArrayList<>();
    private final Random random;

    private RandomHistory(Random random) {
        this.random = random;
    }

    /** {@code size} commits, the same for the same {@code seed}. */
    static String of(int size, long seed) {
        var history = new RandomHistory(new Random(seed));
        while (history.trees.size() < size) {
            history.grow();
        }
        return history.text.toString();
    }

    private void grow() {
        if (tips.isEmpty() || tips.size() < BRANCHES && random.nextInt(6) == 0) {
            int from = trees.isEmpty() || random.nextInt(20) == 0 ? -1 : random.nextInt(trees.size());
            tips.add(commit(from < 0 ? List.of() : List.of(from), changed(from)));
            return;
        }
        int branch = random.nextInt(tips.size());
        int other = random.nextInt(tips.size());
        int tip = tips.get(branch);
        if (other != branch && !tips.get(other).equals(tip) && random.nextInt(3) == 0) {
            int merged = tips.get(other);
            tips.set(branch, commit(List.of(tip, merged), merged(trees.get(tip), trees.get(merged))));
            if (random.nextBoolean()) {
                tips.remove(other);
            }
        } else {
            tips.set(branch, commit(List.of(tip), changed(tip)));
        }
    }

    /** One or two files are different, so that a file often is again what it was. */
    private Map<String, String> changed(int from) {
        Map<String, String> tree = new TreeMap<>(from < 0 ? Map.of() : trees.get(from));
        for (int i = random.nextInt(2); i < 2; i++) {
            String file = FILES.get(random.nextInt(FILES.size()));
            if (random.nextInt(5) == 0) {
                tree.remove(file);
            } else {
                tree.put(file, String.valueOf(random.nextInt(4)));
            }
        }
        return tree;
    }

    /** Of each file the one side's or the other's; of all of them one side's, now and then. */
    private Map<String, String> merged(Map<String, String> ours, Map<String, String> theirs) {
        int how = random.nextInt(5);
        if (how < 2) {
            return how == 0 ? ours : theirs;
        }
        Map<String, String> tree = new TreeMap<>();
        Set<String> files = new TreeSet<>(new HashSet<>(ours.keySet()));
        files.addAll(theirs.keySet());
        for (String file : files) {
            String content = (random.nextBoolean() ? ours : theirs).get(file);
            if (content != null) {
                tree.put(file, content);
            }
        }
        return tree;
    }

    private int commit(List<Integer> parents, Map<String, String> tree) {
        int number = trees.size();
        trees.add(tree);
        String when = "Ada <ada@example.org> " + (1_770_000_000L + 60L * number) + " +0000\n";
        text.append("reset refs/heads/all").append(number).append('\n');
        text.append("commit refs/heads/all").append(number).append("\nmark :").append(number + 1);
        text.append("\nauthor ").append(when).append("committer ").append(when);
        data(String.valueOf(number));
        for (int i = 0; i < parents.size(); i++) {
            text.append(i == 0 ? "from :" : "merge :")
                    .append(parents.get(i) + 1)
                    .append('\n');
        }
        text.append("deleteall\n");
        tree.forEach((file, content) -> {
            text.append("M 100644 inline ").append(file).append('\n');
            data(content);
        });
        text.append('\n');
        return number;
    }

    private void data(String content) {
        text.append("data ")
                .append(content.getBytes(StandardCharsets.UTF_8).length)
                .append('\n')
                .append(content)
                .append('\n');
    }
}
