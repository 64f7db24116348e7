package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** JavaScript's methods of texts and lists that templates may call. */
final class Methods {

    private static final List<String> OF_TEXTS = List.of(
            "charAt",
            "concat",
            "endsWith",
            "includes",
            "indexOf",
            "lastIndexOf",
            "padEnd",
            "padStart",
            "repeat",
            "replace",
            "replaceAll",
            "slice",
            "split",
            "startsWith",
            "substring",
            "toLowerCase",
            "toString",
            "toUpperCase",
            "trim",
            "trimEnd",
            "trimStart");
    private static final List<String> OF_LISTS = List.of("concat", "includes", "indexOf", "join", "slice", "toString");

    private Methods() {}

    static JsonNode call(JsonNode target, String method, Given given, Spot spot) throws ScriptException {
        if (target.isTextual() && OF_TEXTS.contains(method)) {
            return ofText(target.textValue(), method, given, spot);
        }
        if (target.isArray() && OF_LISTS.contains(method)) {
            return ofList(target, method, given);
        }
        if (method.equals("toString") && (target.isNumber() || target.isBoolean())) {
            return Js.text(Js.string(target));
        }
        List<String> known = target.isTextual() ? OF_TEXTS : target.isArray() ? OF_LISTS : List.of();
        throw spot.fault("calls '" + method + "' of " + Words.kind(target) + "; "
                + (known.isEmpty() ? "it has no methods" : "there are " + String.join(", ", known)));
    }

    private static JsonNode ofText(String text, String method, Given given, Spot spot) throws ScriptException {
        String first = given.text(0, "undefined");
        return switch (method) {
            case "charAt" -> Js.text(slice(text, index(given, 0, 0), index(given, 0, 0) + 1));
            case "concat" ->
                Js.text(text
                        + String.join(
                                "", given.places().stream().map(Js::string).toList()));
            case "endsWith" -> Js.truth(text.endsWith(first));
            case "includes" -> Js.truth(text.contains(first));
            case "indexOf" -> Js.number(text.indexOf(first, (int) index(given, 1, 0)));
            case "lastIndexOf" -> Js.number(text.lastIndexOf(first));
            case "padEnd" -> Js.text(text + padding(text, given, spot));
            case "padStart" -> Js.text(padding(text, given, spot) + text);
            case "repeat" -> repeated(text, given, spot);
            case "replace" -> replaced(text, given, false, spot);
            case "replaceAll" -> replaced(text, given, true, spot);
            case "slice" ->
                Js.text(slice(
                        text, relative(given, 0, 0, text.length()), relative(given, 1, text.length(), text.length())));
            case "split" -> split(text, given);
            case "startsWith" -> Js.truth(text.startsWith(first));
            case "substring" -> {
                double from = index(given, 0, 0);
                double to = index(given, 1, text.length());
                yield Js.text(slice(text, Math.min(from, to), Math.max(from, to)));
            }
            case "toLowerCase" -> Js.text(text.toLowerCase(Locale.ROOT));
            case "toUpperCase" -> Js.text(text.toUpperCase(Locale.ROOT));
            case "trim" -> Js.text(text.strip());
            case "trimEnd" -> Js.text(text.stripTrailing());
            case "trimStart" -> Js.text(text.stripLeading());
            default -> Js.text(text);
        };
    }

    private static JsonNode ofList(JsonNode list, String method, Given given) {
        return switch (method) {
            case "concat" -> {
                List<JsonNode> all = Lists.items(list);
                given.places().forEach(more -> all.addAll(more.isArray() ? Lists.items(more) : List.of(more)));
                yield Lists.of(all);
            }
            case "includes" -> Js.truth(Lists.indexOf(list, given.get(0)) >= 0);
            case "indexOf" -> Js.number(Lists.indexOf(list, given.get(0)));
            case "join" -> Js.text(Js.joined(list, given.text(0, ",")));
            case "slice" -> {
                int from = (int) relative(given, 0, 0, list.size());
                int to = (int) relative(given, 1, list.size(), list.size());
                yield Lists.of(from < to ? Lists.items(list).subList(from, to) : List.of());
            }
            default -> Js.text(Js.string(list));
        };
    }

    private static double index(Given given, int place, double otherwise) {
        double index = given.get(place).isMissingNode() ? otherwise : Js.toNumber(given.get(place));
        return Double.isNaN(index) ? 0 : Math.max(0, index < 0 ? Math.ceil(index) : Math.floor(index));
    }

    /** An index that counts from the end where it is negative. */
    private static double relative(Given given, int place, double otherwise, int length) {
        double index = given.get(place).isMissingNode() ? otherwise : Js.toNumber(given.get(place));
        double whole = Double.isNaN(index) ? 0 : index < 0 ? Math.ceil(index) : Math.floor(index);
        return Math.clamp(whole < 0 ? whole + length : whole, 0, length);
    }

    private static String slice(String text, double from, double to) {
        int begin = (int) Math.min(from, text.length());
        int end = (int) Math.min(to, text.length());
        return begin < end ? text.substring(begin, end) : "";
    }

    private static JsonNode repeated(String text, Given given, Spot spot) throws ScriptException {
        double times = Js.toNumber(given.get(0));
        if (!(times >= 0)) {
            throw spot.fault("repeats a text " + Js.digits(times) + " times; it must be 0 or more");
        }
        spot.budget().text(spot.line(), (long) (text.length() * Math.floor(times)));
        return Js.text(text.repeat((int) times));
    }

    private static String padding(String text, Given given, Spot spot) throws ScriptException {
        int width = (int) index(given, 0, 0);
        String with = given.text(1, " ");
        int missing = width - text.length();
        spot.budget().text(spot.line(), width);
        return missing <= 0 || with.isEmpty()
                ? ""
                : with.repeat(missing / with.length() + 1).substring(0, missing);
    }

    private static JsonNode replaced(String text, Given given, boolean all, Spot spot) throws ScriptException {
        String with = given.text(1, "undefined");
        if (given.get(0) instanceof com.fasterxml.jackson.databind.node.POJONode pojo
                && pojo.getPojo() instanceof RegExp regex) {
            return Js.text(regex.replace(text, with, spot.line(), spot.budget()));
        }
        String quoted = java.util.regex.Pattern.quote(Js.string(given.get(0)));
        RegExp plain = new RegExp(quoted, all ? "g" : "", java.util.regex.Pattern.compile(quoted));
        return Js.text(plain.replace(text, with, spot.line(), spot.budget()));
    }

    private static JsonNode split(String text, Given given) {
        if (given.get(0).isMissingNode()) {
            return Lists.of(List.of(Js.text(text)));
        }
        String separator = Js.string(given.get(0));
        List<JsonNode> parts = new ArrayList<>();
        if (separator.isEmpty()) {
            text.chars().forEach(c -> parts.add(Js.text(String.valueOf((char) c))));
        } else {
            int from = 0;
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                parts.add(Js.text(text.substring(from, at)));
                from = at + separator.length();
            }
            parts.add(Js.text(text.substring(from)));
        }
        int limit = given.get(1).isMissingNode() ? parts.size() : (int) index(given, 1, 0);
        return Lists.of(parts.subList(0, Math.min(limit, parts.size())));
    }
}
