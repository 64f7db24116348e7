package dev.paved.catalog.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Addresses of the fourth version as browsers read them: of one to four numbers, decimal, octal or hexadecimal.
 *
 * @see <a href="https://url.spec.whatwg.org/#concept-ipv4-parser">WHATWG, URL: the IPv4 parser</a>
 */
final class WebAddress {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final int MOST_PARTS = 4;
    private static final int BYTE = 256;
    private static final int TOO_LONG = 15;

    private WebAddress() {}

    /** Whether {@code host} is a name, or is an address that there is: one that ends in a number is no name. */
    static boolean isNoneOrValid(String host) {
        List<String> parts = new ArrayList<>(List.of(host.split("\\.", -1)));
        if (parts.size() > 1 && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return !NUMBER.matcher(parts.getLast()).matches() || isValid(parts);
    }

    private static boolean isValid(List<String> parts) {
        if (parts.size() > MOST_PARTS) {
            return false;
        }
        double most = Math.pow(BYTE, MOST_PARTS + 1 - parts.size());
        for (int i = 0; i < parts.size(); i++) {
            long number = number(parts.get(i));
            if (number < 0 || number >= (i < parts.size() - 1 ? BYTE : most)) {
                return false;
            }
        }
        return true;
    }

    /** -1 for none. */
    private static long number(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        boolean hexadecimal = lower.startsWith("0x");
        boolean octal = !hexadecimal && lower.length() > 1 && lower.startsWith("0");
        String digits = hexadecimal ? lower.substring(2) : lower;
        if (part.isEmpty() || digits.length() > TOO_LONG) {
            return -1;
        }
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, hexadecimal ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
