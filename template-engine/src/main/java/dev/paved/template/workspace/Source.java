package dev.paved.template.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where a template is read from.
 *
 * @param root the folder that nothing is read outside of
 * @param folder the template's own, in {@code root}
 */
public record Source(Path root, Path folder) {

    public Source {
        root = root.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The folder that {@code url} means, relative to the template's own.
     *
     * @throws Refused where there is none, or it is outside of the root, or a link leads to it
     */
    public Path folder(String url) throws Refused, IOException {
        if (url.contains("://") || url.startsWith("/") || url.contains("\\") || url.indexOf('\0') >= 0) {
            throw new Refused(url, "must be a folder relative to template.yaml, for example ./skeleton");
        }
        Path wanted = folder.resolve(url).normalize();
        if (!wanted.startsWith(root) || wanted.equals(root)) {
            throw new Refused(url, "leads out of the folder of golden paths, " + root.getFileName());
        }
        if (!Files.isDirectory(wanted)) {
            throw new Refused(url, "must be a folder that is there; there is none at " + root.relativize(wanted));
        }
        for (Path part = wanted; !part.equals(root) && part.getParent() != null; part = part.getParent()) {
            if (Files.isSymbolicLink(part)) {
                throw new Refused(url, "leads over a symbolic link, " + root.relativize(part));
            }
        }
        if (wanted.equals(folder) || folder.startsWith(wanted)) {
            throw new Refused(
                    url,
                    "must not be the template's own folder, nor one above it; use one below it, for example ./skeleton");
        }
        return wanted.toRealPath(LinkOption.NOFOLLOW_LINKS);
    }
}
