package dev.paved.template;

import java.util.List;
import java.util.regex.Pattern;

/** What makes a template a golden path: files are made, then one repository of them, then one entry in the catalog. */
final class PathRules {

    private static final Pattern TAG = Pattern.compile("v?\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");

    private PathRules() {}

    static void check(Document document, List<Step> steps, List<Fault> faults) {
        List<Step> publishing =
                steps.stream().filter(step -> step.action().isPublication()).toList();
        List<Step> registering =
                steps.stream().filter(step -> step.action() == Action.REGISTER).toList();
        boolean incomplete = document.root().at("/spec/steps").size() != steps.size();
        if (!incomplete && (publishing.size() != 1 || registering.size() != 1)) {
            faults.add(document.fault(
                    "/spec/steps",
                    "must have one of the actions " + Action.PUBLISH.id() + " and " + Action.PUBLISH_GITHUB.id()
                            + ", and " + Action.REGISTER.id() + ", once each",
                    "{id: publish, action: paved:repository:create, input: {defaultBranch: main, tag: v0.1.0}}"));
            return;
        }
        if (publishing.size() != 1 || registering.size() != 1) {
            return;
        }
        Step publish = publishing.getFirst();
        Step register = registering.getFirst();
        for (Step step : List.of(publish, register)) {
            if (!step.condition().isMissingNode() || !step.each().isMissingNode()) {
                faults.add(step.fault("must be done once, whatever the inputs: it may have neither 'if' nor 'each'"));
            }
        }
        for (Step step : steps.subList(steps.indexOf(publish) + 1, steps.size())) {
            if (step.action().isLocal() && step.action() != Action.LOG) {
                faults.add(step.fault(
                        "must come before " + publish.action().id() + ", which takes the files as they are then"));
            }
        }
        if (register != steps.getLast()) {
            faults.add(register.fault("must be the last step"));
        }
        if (register.input().path("catalogInfoPath").asText().contains("${{")) {
            faults.add(register.fault(
                    "/input/catalogInfoPath", "must be the same for all inputs, for example /catalog-info.yaml"));
        }
        checkPublish(publish, faults);
    }

    private static void checkPublish(Step publish, List<Fault> faults) {
        String branch = publish.input().path("defaultBranch").asText("main");
        if (!branch.equals("main")) {
            faults.add(publish.fault("/input/defaultBranch", "must be main, and is '" + branch + "'"));
        }
        String tag = publish.input().path("tag").asText("v0.1.0");
        if (!TAG.matcher(tag).matches()) {
            faults.add(publish.fault("/input/tag", "must be a version like v0.1.0, and is '" + tag + "'"));
        }
    }
}
