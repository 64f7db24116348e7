package dev.paved.template.nunjucks;

/** Where in a template something is done, and what it may use. */
record Spot(int line, Budget budget) {

    ScriptException fault(String rule) {
        return new ScriptException(line, rule);
    }
}
