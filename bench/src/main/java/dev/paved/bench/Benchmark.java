package dev.paved.bench;

/** Something that is measured beside its peer or limit. */
interface Benchmark {

    void run(Report report) throws Exception;
}
