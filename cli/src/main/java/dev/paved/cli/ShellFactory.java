package dev.paved.cli;

import dev.paved.cli.shell.Shell;
import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and mixins, giving the shell to those whose constructor asks for it. */
final class ShellFactory implements IFactory {
    private final Shell shell;
    private final IFactory others = CommandLine.defaultFactory();

    ShellFactory(Shell shell) {
        this.shell = shell;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Shell.class) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(shell));
            }
        }
        return others.create(type);
    }
}
