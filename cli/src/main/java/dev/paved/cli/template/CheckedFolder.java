package dev.paved.cli.template;

import dev.paved.cli.json.Json;
import dev.paved.template.Fault;
import dev.paved.template.Template;
import dev.paved.template.TemplateException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A golden path's folder with what is wrong with it, in the form that compilers use and editors follow.
 *
 * @param template its name and version; empty where it is at fault
 */
record CheckedFolder(String name, String template, List<Fault> faults) {

    static CheckedFolder of(String name, TemplateFolder folder) {
        try {
            Template template = folder.read();
            return new CheckedFolder(name, template.name() + " " + template.version(), List.of());
        } catch (TemplateException e) {
            return new CheckedFolder(name, "", e.faults());
        }
    }

    boolean isValid() {
        return faults.isEmpty();
    }

    String words() {
        return isValid()
                ? name + ": " + template
                : faults.stream().map(fault -> words(name, fault)).collect(Collectors.joining("\n"));
    }

    static String words(String folder, Fault fault) {
        String line = fault.line() > 0 ? ":" + fault.line() : "";
        String field = fault.field().isEmpty() ? "" : fault.field() + " ";
        String example = fault.example() == null ? "" : "\n  for example: " + fault.example();
        return folder.replaceFirst("/$", "") + "/" + fault.file() + line + ": " + field + fault.rule() + example;
    }

    Json asJson() {
        return Json.object()
                .with("folder", name)
                .with("valid", new Json.Bool(isValid()))
                .with("template", template.isEmpty() ? null : template)
                .with(
                        "faults",
                        new Json.Items(
                                faults.stream().map(CheckedFolder::asJson).toList()));
    }

    private static Json asJson(Fault fault) {
        return Json.object()
                .with("file", fault.file())
                .with("line", new Json.Numeral(String.valueOf(fault.line())))
                .with("field", fault.field())
                .with("rule", fault.rule())
                .with("example", fault.example());
    }
}
