package dev.paved.template.nunjucks;

/**
 * What happens to white space around blocks.
 *
 * @param trimBlocks the newline behind a block is dropped
 * @param lstripBlocks blanks in front of a block that is first in its line are dropped
 */
public record Whitespace(boolean trimBlocks, boolean lstripBlocks) {

    /** As Backstage has it unless a step says otherwise: all is kept. */
    public static final Whitespace KEPT = new Whitespace(false, false);
}
