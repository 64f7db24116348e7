package dev.paved.template.workspace;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A path below a folder that means the same on every system a repository is cloned to, and that Git does not keep for itself.
 *
 * @param names of the folders, and of the file or folder itself
 * @see <a href="https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreprotectNTFS">Git, core.protectNTFS and core.protectHFS</a>
 */
public record SafePath(List<String> names) {

    private static final String FORBIDDEN = "<>:\"|?*\\";
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
    private static final Pattern GIT = Pattern.compile("\\.git|git~[0-9]+");
    /** What HFS+ leaves out when it compares names. */
    private static final Pattern IGNORED = Pattern.compile("[\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]");

    public SafePath {
        names = List.copyOf(names);
    }

    /**
     * Reads {@code text}, in which {@code /} separates names; {@code .} stands for where it is.
     *
     * @throws Refused where it leads out, or a name is not allowed
     */
    public static SafePath parse(String text) throws Refused {
        if (text.startsWith("/")) {
            throw new Refused(text, "is an absolute path; it must be below the folder, for example src/main.js");
        }
        if (text.length() > Limits.PATH) {
            throw new Refused(text.substring(0, 60) + "…", "has more than " + Limits.PATH + " characters");
        }
        List<String> names = new ArrayList<>();
        for (String name : text.split("/", -1)) {
            if (!name.equals(".") && !name.isEmpty()) {
                check(text, name);
                names.add(name);
            }
        }
        if (names.size() > Limits.DEPTH) {
            throw new Refused(text, "has more than " + Limits.DEPTH + " folders in each other");
        }
        return new SafePath(names);
    }

    private static void check(String path, String name) throws Refused {
        if (name.equals("..")) {
            throw new Refused(path, "leads out of the folder with '..'");
        }
        String bare = IGNORED.matcher(name).replaceAll("");
        String folded = Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String onWindows = folded.replaceFirst(":.*", "").replaceFirst("[. ]+$", "");
        if (GIT.matcher(onWindows).matches() || GIT.matcher(folded).matches()) {
            throw new Refused(path, "has a name that Git keeps for itself, or that some systems take for it: .git");
        }
        if (name.codePoints().anyMatch(SafePath::isForbidden) || !bare.equals(name)) {
            throw new Refused(
                    path,
                    "has a character in a name that not every system allows: one of " + FORBIDDEN
                            + " or an invisible one");
        }
        if (name.endsWith(".")
                || name.endsWith(" ")
                || name.startsWith(" ")
                || DEVICE.matcher(folded).matches()) {
            throw new Refused(path, "has a name that Windows does not allow: '" + name + "'");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > Limits.NAME_BYTES) {
            throw new Refused(path, "has a name of more than " + Limits.NAME_BYTES + " bytes");
        }
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || FORBIDDEN.indexOf(c) >= 0
                || c == '\u2028'
                || c == '\u2029'
                || Character.getType(c) == Character.SURROGATE;
    }

    /** Whether it is the folder itself. */
    public boolean isRoot() {
        return names.isEmpty();
    }

    /** This path, and {@code other} below it. */
    public SafePath then(SafePath other) throws Refused {
        return isRoot() ? other : parse(this + "/" + other);
    }

    /** This path and those of all folders that it is in. */
    List<SafePath> withFolders() {
        return java.util.stream.IntStream.rangeClosed(1, names.size())
                .mapToObj(length -> new SafePath(names.subList(0, length)))
                .toList();
    }

    /** The same for all paths that some system takes for the same. */
    String folded() {
        return Normalizer.normalize(toString(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
