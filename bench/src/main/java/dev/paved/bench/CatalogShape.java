package dev.paved.bench;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many entities of which kind an organisation of a size has, and which belong to which.
 *
 * <p>Components depend on each other in blocks, each of them a tree of {@value #BLOCK}: {@value #FAN_OUT} depend on each that is
 * not a leaf, and the farthest are {@value #DEPTH} steps from the root. In every block a component and one of its dependents
 * depend on each other. Of {@value #ROW} components in a row {@value #PROVIDERS} provide an API, and the others consume one of
 * these, so that no block depends on another.
 *
 * @param size of the organisation, in thousands of entities
 */
record CatalogShape(int size) {

    /** Components that depend on each that is not a leaf. */
    static final int FAN_OUT = 10;

    /** Steps from the root of a block to its leaves. */
    static final int DEPTH = 3;

    /** Components of a block. */
    static final int BLOCK = 1 + FAN_OUT + FAN_OUT * FAN_OUT + FAN_OUT * FAN_OUT * FAN_OUT;

    private static final int ROW = 11;
    private static final int PROVIDERS = 4;

    CatalogShape {
        if (size < 3) {
            throw new IllegalArgumentException("an organisation has at least 3 thousand entities, and not " + size);
        }
    }

    int entities() {
        return domains() + systems() + components() + apis() + resources() + groups() + users();
    }

    int domains() {
        return size;
    }

    int systems() {
        return 20 * size;
    }

    int components() {
        return 550 * size;
    }

    int apis() {
        return 200 * size;
    }

    int resources() {
        return 129 * size;
    }

    int groups() {
        return 10 * size;
    }

    int users() {
        return 90 * size;
    }

    /** The components that the given one depends on. */
    List<Integer> dependencies(int component) {
        int first = first(component);
        int place = component - first;
        int dependent = first + 1 + FAN_OUT;
        if (place == 0) {
            return List.of();
        }
        int parent = first + (place - 1) / FAN_OUT;
        return place == 1 && dependent < components() ? List.of(parent, dependent) : List.of(parent);
    }

    /** The API that the given component provides. */
    OptionalInt provided(int component) {
        int place = component % ROW;
        return place < PROVIDERS ? OptionalInt.of(component / ROW * PROVIDERS + place) : OptionalInt.empty();
    }

    /** The API that the given component consumes, of one of its block. */
    OptionalInt consumed(int component) {
        int provider = component - component % ROW + component % PROVIDERS;
        return component % ROW < PROVIDERS || provider < first(component) ? OptionalInt.empty() : provided(provider);
    }

    /** The roots of those blocks that are whole. */
    List<Integer> roots() {
        return IntStream.range(0, components() / BLOCK)
                .map(block -> block * BLOCK)
                .boxed()
                .toList();
    }

    /** What depends on a root: the other components of its block, and the APIs of all. */
    int dependents(int root) {
        return BLOCK
                - 1
                + (int) IntStream.range(root, root + BLOCK)
                        .filter(component -> provided(component).isPresent())
                        .count();
    }

    private static int first(int component) {
        return component - component % BLOCK;
    }
}
