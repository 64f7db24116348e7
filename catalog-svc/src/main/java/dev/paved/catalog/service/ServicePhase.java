package dev.paved.catalog.service;

/** How far a service is in the catalog. */
enum ServicePhase {
    /** Its name is taken; it is not shown. */
    CREATING,
    /** It is there. */
    ACTIVE,
    /** It left; its name stays taken. */
    RETIRED
}
