package dev.paved.cli.template;

import picocli.CommandLine.Command;

/** The group of commands on golden paths. */
@Command(
        name = "template",
        description = "List and show golden paths, check them, and try what they make.",
        subcommands = {
            TemplateListCommand.class,
            TemplateShowCommand.class,
            TemplateValidateCommand.class,
            TemplateDryRunCommand.class,
            TemplateDriftCommand.class
        })
public final class TemplateCommand {}
