package dev.paved.deployer.routing;

/** The router did not do what it was told; it will be told again. */
public class RouterUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    RouterUnavailable(String message) {
        super(message, null, false, false);
    }
}
