package dev.paved.events.published;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of the events, from their sources, as Markdown. */
final class EventJavadoc extends TreePathScanner<@Nullable Void, String> {

    private final Map<String, String> texts = new HashMap<>();
    private final DocTrees trees;

    private EventJavadoc(DocTrees trees) {
        this.trees = trees;
    }

    static EventJavadoc of(Path sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.list(sources);
                var fileManager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, fileManager, null, null, null, fileManager.getJavaFileObjectsFromPaths(java));
            var javadoc = new EventJavadoc(DocTrees.instance(task));
            for (var unit : task.parse()) {
                javadoc.scan(unit, "");
            }
            return javadoc;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code type} is, without its tags. */
    String of(Class<?> type) {
        return required(type.getSimpleName());
    }

    /** What {@code component} is: its {@code @param}, else the Javadoc of the accessor it implements. */
    String of(RecordComponent component) {
        Class<?> record = component.getDeclaringRecord();
        String own = texts.get(record.getSimpleName() + "." + component.getName());
        return own != null || record.getInterfaces().length == 0
                ? required(record.getSimpleName() + "." + component.getName())
                : required(record.getInterfaces()[0].getSimpleName() + "." + component.getName());
    }

    /** What the family's method {@code key()} gives. */
    String keyOf(Class<?> family) {
        return required(family.getSimpleName() + ".key");
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String outer) {
        String name = type.getSimpleName().toString();
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment != null) {
            texts.put(name, sentence(comment.getFullBody()));
            comment.getBlockTags().stream()
                    .filter(ParamTree.class::isInstance)
                    .map(ParamTree.class::cast)
                    .forEach(param -> texts.put(name + "." + param.getName(), sentence(param.getDescription())));
        }
        return super.visitClass(type, name);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, String outer) {
        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
        if (comment != null) {
            texts.put(outer + "." + method.getName(), sentence(comment.getFullBody()));
        }
        return null;
    }

    private String required(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new AssertionError(name + " has no Javadoc: the schemas and the reference page are made from it");
        }
        return text;
    }

    private static String sentence(List<? extends DocTree> trees) {
        String text = trees.stream()
                .map(EventJavadoc::markdown)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
        String capitalized = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capitalized.endsWith(".") ? capitalized : capitalized + ".";
    }

    private static String markdown(DocTree tree) {
        return switch (tree) {
            case LiteralTree literal -> "`" + literal.getBody() + "`";
            case LinkTree link -> "`" + link.getReference() + "`";
            default -> tree.toString();
        };
    }
}
