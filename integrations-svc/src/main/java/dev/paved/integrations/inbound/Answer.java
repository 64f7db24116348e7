package dev.paved.integrations.inbound;

import dev.paved.integrations.inbound.Receipt.Status;

/** What a delivery that is genuine is answered with. */
public interface Answer {

    /** What became of it. */
    Status status();
}
