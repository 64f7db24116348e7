package dev.paved.catalog.model;

/** What stands in the place of a placeholder. */
@FunctionalInterface
public interface Substitution {

    /** Nothing can; the message says what the placeholder must be instead. */
    final class Impossible extends Exception {

        private static final long serialVersionUID = 1L;

        public Impossible(String rule) {
            super(rule);
        }
    }

    /** The value for {@code placeholder}; itself where it stays as it is. */
    Value of(Value.Placeholder placeholder) throws Impossible;

    /** {@code contents} of the file that {@code placeholder} names, as its format says. */
    static Value of(Value.Placeholder placeholder, String contents) throws Impossible {
        return placeholder.format().equals("text")
                ? new Value.Text(contents, placeholder.place())
                : YamlDocuments.only(contents, placeholder.place());
    }
}
