package dev.paved.local.router;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The order in which instances are tried: each place is drawn by weight; an instance of weight 0 is never asked. */
record WeightedOrder(RandomGenerator random) {

    List<Backend> of(List<Backend> backends) {
        var left = new ArrayList<>(
                backends.stream().filter(backend -> backend.weight() > 0).toList());
        var order = new ArrayList<Backend>();
        while (!left.isEmpty()) {
            order.add(left.remove(draw(left)));
        }
        return order;
    }

    private int draw(List<Backend> backends) {
        int total = backends.stream().mapToInt(Backend::weight).sum();
        int drawn = random.nextInt(total);
        for (int i = 0; i < backends.size(); i++) {
            drawn -= backends.get(i).weight();
            if (drawn < 0) {
                return i;
            }
        }
        throw new IllegalStateException("Weights changed while drawing");
    }
}
