package dev.paved.cli;

import picocli.CommandLine.Option;

/** The option --help that every command has. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}
