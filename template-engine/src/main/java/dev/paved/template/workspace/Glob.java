package dev.paved.template.workspace;

import java.util.regex.Pattern;

/**
 * A pattern of paths: {@code *} and {@code ?} within a name, {@code **} over any number of folders, {@code [abc]}, <code>{a,b}</code>. The
 * name of a folder stands for all that is in it.
 *
 * @param negated whether it takes away what patterns before it took in, written with a leading {@code !}
 */
public record Glob(String text, Pattern pattern, boolean negated) {

    /** Reads one. */
    public static Glob parse(String text) throws Refused {
        boolean negated = text.startsWith("!");
        String glob = text.substring(negated ? 1 : 0).replaceFirst("^\\./", "").replaceFirst("/$", "");
        if (glob.isEmpty() || glob.startsWith("/") || glob.contains("(") || glob.split("/", -1).length > Limits.DEPTH) {
            throw new Refused(text, "is no pattern of paths, as in .github/workflows/* or **/*.png");
        }
        return new Glob(text, Pattern.compile(regex(glob) + "(/.*)?", Pattern.DOTALL), negated);
    }

    private static String regex(String glob) throws Refused {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i) && (i == 0 || glob.charAt(i - 1) == '/')) {
                regex.append("([^/]+/)*");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '[') {
                int close = glob.indexOf(']', i + 2);
                if (close < 0) {
                    throw new Refused(glob, "has a '[' without ']'");
                }
                String set = glob.substring(i + 1, close)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = close;
            } else {
                braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                regex.append(one(c, braces > 0));
            }
        }
        if (braces != 0) {
            throw new Refused(glob, "has a '{' without '}', or the other way round");
        }
        return regex.toString();
    }

    private static String one(char c, boolean inBraces) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            case '{' -> "(?:";
            case '}' -> ")";
            case ',' -> inBraces ? "|" : ",";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    /** Whether it means {@code path}. */
    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
