package dev.paved.template.nunjucks;

import dev.paved.template.nunjucks.Token.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The tokens of a template as a parser takes them, white space in code left out. */
final class Tokens {

    private final Lexer lexer;
    private final Deque<Token> back = new ArrayDeque<>();

    Tokens(Lexer lexer) {
        this.lexer = lexer;
    }

    @Nullable
    Token next() throws ScriptException {
        if (!back.isEmpty()) {
            return back.pop();
        }
        Token token = lexer.next();
        while (token != null && token.type() == Type.WHITESPACE) {
            token = lexer.next();
        }
        return token;
    }

    void push(@Nullable Token token) {
        if (token != null) {
            back.push(token);
        }
    }

    @Nullable
    Token peek() throws ScriptException {
        Token token = next();
        push(token);
        return token;
    }

    /** The next one, which must be there. */
    Token need(String what) throws ScriptException {
        Token token = next();
        if (token == null) {
            throw new ScriptException(lexer.line(), "ends where " + what + " must be");
        }
        return token;
    }

    boolean takes(String operator) throws ScriptException {
        Token token = next();
        if (token != null && token.is(operator)) {
            return true;
        }
        push(token);
        return false;
    }

    boolean takesWord(String word) throws ScriptException {
        Token token = next();
        if (token != null && token.names(word)) {
            return true;
        }
        push(token);
        return false;
    }

    int line() throws ScriptException {
        Token token = peek();
        return token == null ? lexer.line() : token.line();
    }

    Lexer lexer() {
        return lexer;
    }
}
