package dev.paved.cli.completion;

import dev.paved.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the completion script of a shell. */
@Command(
        name = "completion",
        description = {
            "Print a shell's completion script.",
            "bash: source <(platform completion bash); zsh: the same with zsh;",
            "fish: platform completion fish | source"
        })
public final class CompletionCommand implements Callable<Integer> {
    /** The shells there are scripts for. */
    enum Kind {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Kind kind;

    @Spec
    private CommandSpec spec;

    private final Shell shell;

    CompletionCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        shell.out()
                .println(
                        switch (kind) {
                            case bash, zsh -> AutoComplete.bash("platform", root);
                            case fish -> FishCompletion.script(root);
                        });
        return 0;
    }
}
