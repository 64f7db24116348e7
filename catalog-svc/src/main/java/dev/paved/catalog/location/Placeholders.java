package dev.paved.catalog.location;

import dev.paved.catalog.model.Substitution;
import dev.paved.catalog.model.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts in place of {@code $text}, {@code $json} and {@code $yaml} of a file what the files beside it in its repository say. */
final class Placeholders implements Substitution {

    /** The most characters that all placeholders of a file stand for. */
    private static final int MOST = 10 * 1024 * 1024;

    private static final Pattern ANY = Pattern.compile("\\$(text|json|yaml)\\b");

    private final Source source;
    private final String path;
    private final MessageDigest digest;
    private int characters;

    /** Of the file at {@code path}; what is put in is added to {@code digest}. */
    Placeholders(Source source, String path, MessageDigest digest) {
        this.source = source;
        this.path = path;
        this.digest = digest;
    }

    /** Whether {@code text} may have one. */
    static boolean mayBeIn(String text) {
        return ANY.matcher(text).find();
    }

    @Override
    public Value of(Value.Placeholder placeholder) throws Impossible {
        String contents = contents(placeholder.target());
        characters += contents.length();
        if (characters > MOST) {
            throw new Impossible("must stand for less: all of this file stand for more than " + MOST + " characters");
        }
        digest.update(contents.getBytes(StandardCharsets.UTF_8));
        return Substitution.of(placeholder, contents);
    }

    private String contents(String target) throws Impossible {
        if (target.contains("://") || target.startsWith("/")) {
            throw new Impossible(
                    "must name a file of the same repository by a relative path, for example ./openapi.yaml");
        }
        try {
            String file = Path.of(path).resolveSibling(target).normalize().toString();
            if (file.isEmpty() || file.startsWith("..") || !source.areTogether(path, file)) {
                throw new Impossible(target + " is outside of the repository; it must name a file of the same one");
            }
            Optional<String> contents = source.read(file);
            return contents.orElseThrow(() -> new Impossible("there is no file " + target));
        } catch (SourceUnreadable e) {
            throw new Impossible(e.reason());
        } catch (InvalidPathException e) {
            throw new Impossible(target + " is no path");
        }
    }
}
