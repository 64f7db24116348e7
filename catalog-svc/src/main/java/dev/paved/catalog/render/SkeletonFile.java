package dev.paved.catalog.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** One file of a skeleton, {@code path} relative to {@code root}. */
record SkeletonFile(Path root, Path path) {

    void renderInto(Path target, Expressions expressions, boolean verbatim) throws RenderException, IOException {
        Path source = root.resolve(path);
        Path file = within(target, expressions);
        byte[] bytes = Files.readAllBytes(source);
        Optional<String> text = verbatim ? Optional.empty() : text(bytes);
        if (text.isPresent()) {
            bytes = expressions.render(path.toString(), text.get()).getBytes(StandardCharsets.UTF_8);
        }
        Files.write(file, bytes);
        if (Files.isExecutable(source) && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    /** Where it goes: a new file in {@code target}, whose folder is there. */
    private Path within(Path target, Expressions expressions) throws RenderException, IOException {
        Path file = target;
        for (Path part : path) {
            String name = expressions.render(path.toString(), part.toString());
            if (name.isBlank() || !isPlain(name)) {
                throw new RenderException(path.toString(), "its path becomes '" + name + "', which is not allowed");
            }
            file = file.resolve(name);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RenderException(path.toString(), "there is another file at " + target.relativize(file));
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(target);
        Files.createDirectories(folder);
        if (!folder.toRealPath().startsWith(target.toRealPath())) {
            throw new RenderException(path.toString(), "its path leads out of the service's folder");
        }
        return file;
    }

    private static boolean isPlain(String name) {
        return !name.equals(".")
                && !name.equals("..")
                && !name.equalsIgnoreCase(".git")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** The contents as text, or nothing when they are none. */
    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
