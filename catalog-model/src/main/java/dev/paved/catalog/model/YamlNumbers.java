package dev.paved.catalog.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Numbers as YAML 1.2's core schema writes them. */
final class YamlNumbers {

    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;

    private YamlNumbers() {}

    static Number read(String text) {
        String plain = text.startsWith("+") ? text.substring(1) : text;
        String lower = plain.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            return new BigInteger(lower.substring(2), HEXADECIMAL);
        }
        if (lower.startsWith("0o")) {
            return new BigInteger(lower.substring(2), OCTAL);
        }
        return switch (lower) {
            case ".inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> new BigDecimal(plain);
        };
    }
}
