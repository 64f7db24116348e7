package dev.paved.deployer.local;

/** What an instance is among those of its deployment: while it is given other variables there are two. */
public enum Place {
    /** The one that requests go to. */
    SERVING(""),
    /** Started to take its place. */
    NEXT(".next"),
    /** It had its place until now. */
    LAST(".last");

    private final String suffix;

    Place(String suffix) {
        this.suffix = suffix;
    }

    /** What the name of its record ends with. */
    String suffix() {
        return suffix;
    }
}
