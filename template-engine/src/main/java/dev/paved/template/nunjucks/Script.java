package dev.paved.template.nunjucks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paved.template.nunjucks.Node.Statement;
import java.util.List;

/**
 * A text that may have expressions and blocks in it, parsed.
 *
 * @see <a href="https://mozilla.github.io/nunjucks/templating.html">Nunjucks, Templating</a>
 */
public final class Script {

    private final List<Statement> statements;

    private Script(List<Statement> statements) {
        this.statements = statements;
    }

    /**
     * Parses it.
     *
     * @throws ScriptException where it cannot be
     */
    public static Script parse(String text, Whitespace whitespace) throws ScriptException {
        return new Script(new Parser(text, whitespace).all());
    }

    /** {@link #parse(String, Whitespace)}, all white space kept. */
    public static Script parse(String text) throws ScriptException {
        return parse(text, Whitespace.KEPT);
    }

    /**
     * The text that it comes to. A value that is a {@code MissingNode} is known and has nothing; a name that {@code values} do not have
     * is an error.
     */
    public String render(ObjectNode values, Budget budget) throws ScriptException {
        return new Renderer(budget).text(statements, Frame.over(values));
    }

    /**
     * What it comes to, of the type it has, where it is one expression and nothing else; else its text. A {@code MissingNode} where it
     * has nothing.
     */
    public JsonNode value(ObjectNode values, Budget budget) throws ScriptException {
        if (statements.size() == 1 && statements.getFirst() instanceof Node.Output(Node.Expression value, int line)) {
            JsonNode result = new Evaluator(budget).value(value, Frame.over(values));
            return result.isPojo() ? JsonNodeFactory.instance.objectNode() : result;
        }
        String text = render(values, budget);
        return text.isEmpty() ? Js.UNDEFINED : Js.text(text);
    }

    /** Whether it is a text as it stands. */
    public boolean isPlain() {
        return statements.stream().allMatch(Node.Data.class::isInstance);
    }

    /** What it refers to, and what it uses that is not there. */
    public References references() {
        return References.of(statements);
    }
}
