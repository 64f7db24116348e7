package dev.paved.cli.template;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.template.DryRun;
import dev.paved.template.DryRun.RenderedFile;
import dev.paved.template.Template;
import dev.paved.template.TemplateException;
import dev.paved.template.Trial;
import dev.paved.template.User;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Tries the golden path of a folder, with no platform needed. */
final class OfflineTrial {

    private static final User SOMEONE = new User("someone");

    private OfflineTrial() {}

    static Tried of(String name, TemplateFolder folder, Map<String, String> parameters) {
        try {
            Template template = folder.read();
            Trial trial = new Trial(template, parameters, SOMEONE);
            refuse(trial);
            return new Tried(json(template, trial.run()));
        } catch (TemplateException e) {
            List<String> why = e.faults().stream()
                    .map(fault -> CheckedFolder.words(name, fault))
                    .toList();
            throw new Failure(
                            ExitCode.USAGE_OR_CANCELLED,
                            "The golden path can't be used.",
                            why,
                            List.of("correct it, then: platform template validate " + name),
                            null)
                    .thrown();
        } catch (IOException e) {
            throw Failure.of(ExitCode.ERROR, "The golden path can't be tried.", String.valueOf(e.getMessage()), "")
                    .thrown();
        }
    }

    private static void refuse(Trial trial) {
        List<String> why = trial.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.rule())
                .toList();
        if (!why.isEmpty()) {
            throw new Failure(
                            ExitCode.USAGE_OR_CANCELLED,
                            "The parameters are not right.",
                            why,
                            List.of("give them with --set KEY=VALUE"),
                            null)
                    .thrown();
        }
    }

    private static Json json(Template template, DryRun run) {
        return Json.object()
                .with("template", template.name())
                .with("version", template.version())
                .with(
                        "files",
                        new Json.Items(
                                run.files().stream().map(OfflineTrial::json).toList()))
                .with("log", texts(run.log()))
                .with("steps", texts(run.steps()));
    }

    private static Json json(RenderedFile file) {
        String text = file.text().orElse(null);
        return Json.object()
                .with("path", file.path())
                .with("executable", new Json.Bool(file.executable()))
                .with("size", new Json.Numeral(String.valueOf(file.content().length)))
                .with("text", text)
                .with("base64", text == null ? Base64.getEncoder().encodeToString(file.content()) : null);
    }

    private static Json texts(List<String> texts) {
        return new Json.Items(
                texts.stream().map(text -> (Json) new Json.Text(text)).toList());
    }
}
