package dev.paved.local.stack;

/**
 * Whether the stack is meant to run: a file that {@code up} writes and {@code down} deletes, obeyed by the supervisor and the
 * router. Deleting needs no space: a stack can be stopped on a full disk.
 */
public enum DesiredState {
    /** Everything is to be up; what ends is started again. */
    RUNNING {
        @Override
        public void declare(PavedHome home) {
            StateFile.write(home.desired(), name() + "\n");
        }
    },
    /** Everything is to be stopped in order. */
    STOPPED {
        @Override
        public void declare(PavedHome home) {
            StateFile.delete(home.desired());
        }
    };

    /** What this home's stack is meant to be. */
    public static DesiredState of(PavedHome home) {
        return StateFile.read(home.desired())
                        .map(String::strip)
                        .filter(RUNNING.name()::equals)
                        .isPresent()
                ? RUNNING
                : STOPPED;
    }

    /** Makes this the state that this home's stack is meant to be in. */
    public abstract void declare(PavedHome home);
}
