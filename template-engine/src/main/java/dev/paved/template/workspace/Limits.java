package dev.paved.template.workspace;

/** How much may be in a folder that a template is read from or written to. */
public final class Limits {

    /** The most files. */
    public static final int FILES = 5_000;

    /** The most bytes in a file. */
    public static final long FILE_BYTES = 5L * 1024 * 1024;

    /** The most bytes in all files together. */
    public static final long ALL_BYTES = 50L * 1024 * 1024;

    /** The most folders in each other. */
    public static final int DEPTH = 30;

    /** The most characters in a path. */
    public static final int PATH = 400;

    /** The most bytes, in UTF-8, in the name of a file or folder. */
    public static final int NAME_BYTES = 255;

    private Limits() {}
}
