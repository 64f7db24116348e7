package dev.paved.template;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came of a step. */
public sealed interface Outcome {

    /** Its condition says that it is not for these inputs. */
    record LeftOut() implements Outcome {}

    /** It is done; later steps see {@code output}. */
    record Done(ObjectNode output) implements Outcome {}

    /** It changes something outside of the workspace, which is for others to do, with {@code input}. */
    record Due(ObjectNode input) implements Outcome {}
}
