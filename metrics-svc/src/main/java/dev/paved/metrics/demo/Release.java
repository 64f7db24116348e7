package dev.paved.metrics.demo;

import java.time.Instant;

/** A version in production. */
record Release(String deployment, String version, String commit, Instant at) {}
