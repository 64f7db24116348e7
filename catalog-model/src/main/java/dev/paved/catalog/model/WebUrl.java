package dev.paved.catalog.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether browsers take a text for an absolute URL, which is more than RFC 3986 allows: blanks in paths, and slashes that
 * lean the other way.
 *
 * @see <a href="https://url.spec.whatwg.org/#concept-basic-url-parser">WHATWG, URL</a>
 */
final class WebUrl {

    private static final Set<String> WEB = Set.of("http", "https", "ws", "wss", "ftp");
    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("([^/?#]*)", Pattern.DOTALL);
    private static final Pattern WEB_AUTHORITY = Pattern.compile("[/\\\\]*([^/\\\\?#]*).*", Pattern.DOTALL);
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[^:\\[\\]]*)(?::(\\d*))?");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20\"#%/:<>?@\\[\\\\\\]^`{|}\\x7f]");
    private static final Pattern FORBIDDEN_OPAQUE = Pattern.compile("[\\x00\\t\\n\\r #/:<>?@\\[\\\\\\]^|]");
    private static final Pattern IGNORED = Pattern.compile("[\\t\\n\\r]");
    private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final int HIGHEST_PORT = 65_535;
    private static final int HEXADECIMAL = 16;

    private WebUrl() {}

    static boolean isValid(String text) {
        Matcher parts = SCHEME.matcher(IGNORED.matcher(stripped(text)).replaceAll(""));
        if (!parts.matches()) {
            return false;
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String rest = parts.group(2);
        if (WEB.contains(scheme)) {
            Matcher authority = WEB_AUTHORITY.matcher(rest);
            return authority.matches() && isHost(authority.group(1), FORBIDDEN, true);
        }
        if (rest.startsWith("//") && !scheme.equals("file")) {
            Matcher authority = AUTHORITY.matcher(rest.substring(2));
            return authority.lookingAt() && isHost(authority.group(1), FORBIDDEN_OPAQUE, false);
        }
        return true;
    }

    private static boolean isHost(String authority, Pattern forbidden, boolean web) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        Matcher parts = HOST_AND_PORT.matcher(host);
        if (!parts.matches() || parts.group(1).isEmpty() && (web || !authority.isEmpty())) {
            return false;
        }
        String name = web ? decoded(parts.group(1)) : parts.group(1);
        String port = parts.group(2);
        return (name.startsWith("[") || !forbidden.matcher(name).find() && (!web || WebAddress.isNoneOrValid(name)))
                && (port == null || port.isEmpty() || port.length() <= 5 && Integer.parseInt(port) <= HIGHEST_PORT);
    }

    private static String decoded(String host) {
        return ENCODED.matcher(host)
                .replaceAll(code -> Matcher.quoteReplacement(
                        Character.toString((char) Integer.parseInt(code.group(1), HEXADECIMAL))));
    }

    private static String stripped(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && text.charAt(begin) <= ' ') {
            begin++;
        }
        while (end > begin && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(begin, end);
    }

    /** Without the blanks around it, as JavaScript knows blanks. */
    static String trim(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(char c) {
        return c >= '\t' && c <= '\r'
                || c == '\uFEFF'
                || Character.getType(c) == Character.SPACE_SEPARATOR
                || c == '\u2028'
                || c == '\u2029';
    }
}
