package dev.paved.cli.template;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Paths as a tree: folders end with a slash, what is in them is indented. */
final class FileTreeWords {

    private final Map<String, FileTreeWords> children = new TreeMap<>();

    private FileTreeWords() {}

    static String of(List<String> paths) {
        FileTreeWords root = new FileTreeWords();
        for (String path : paths) {
            FileTreeWords at = root;
            for (String name : path.split("/")) {
                at = at.children.computeIfAbsent(name, each -> new FileTreeWords());
            }
        }
        StringBuilder words = new StringBuilder();
        root.append("", words);
        return words.toString().stripTrailing();
    }

    private void append(String indent, StringBuilder words) {
        children.forEach((name, child) -> {
            words.append(indent)
                    .append(name)
                    .append(child.children.isEmpty() ? "" : "/")
                    .append('\n');
            child.append(indent + "  ", words);
        });
    }
}
