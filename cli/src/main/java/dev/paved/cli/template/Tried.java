package dev.paved.cli.template;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** What a golden path would make, as the platform's API tells it. */
record Tried(Json json) {

    private List<Json> files() {
        return json.at("files").items();
    }

    /** The files as a tree. */
    String words() {
        return FileTreeWords.of(files().stream().map(file -> file.text("path")).toList()) + "\n\n" + files().size()
                + " files; nothing was made.";
    }

    void print(String path, Shell shell) {
        Json file = files().stream()
                .filter(each -> each.text("path").equals(path))
                .findFirst()
                .orElseThrow(() -> Failure.of(
                                ExitCode.NOT_FOUND,
                                "There is no file " + path + " among those that would be made.",
                                "",
                                "run the same without --show to see them")
                        .thrown());
        byte[] content = content(file);
        shell.out().write(content, 0, content.length);
        shell.out().flush();
    }

    private static byte[] content(Json file) {
        return file.find("base64")
                .map(Base64.getDecoder()::decode)
                .orElseGet(() -> file.text("text").getBytes(StandardCharsets.UTF_8));
    }

    int writeInto(String folder) {
        Path root = Path.of(folder).toAbsolutePath().normalize();
        try {
            Path parent = root.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(root);
            for (Json file : files()) {
                write(root, file);
            }
            return files().size();
        } catch (FileAlreadyExistsException exists) {
            throw Failure.usage("There is something at " + folder + " already.", "name a folder that is not there yet")
                    .thrown();
        } catch (IOException unwritable) {
            throw Failure.of(
                            ExitCode.ERROR,
                            "The files can't be written into " + folder + ".",
                            String.valueOf(unwritable.getMessage()),
                            "")
                    .thrown();
        }
    }

    private static void write(Path root, Json file) throws IOException {
        Path place = root.resolve(file.text("path")).normalize();
        Path parent = place.getParent();
        if (parent == null || !place.startsWith(root) || place.equals(root)) {
            throw new IOException("the path " + file.text("path") + " leads out of the folder");
        }
        Files.createDirectories(parent);
        Files.write(place, content(file));
        if (file.text("executable").equals("true") && !place.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + place + " executable");
        }
    }
}
