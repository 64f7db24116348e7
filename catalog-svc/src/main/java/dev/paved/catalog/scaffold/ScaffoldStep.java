package dev.paved.catalog.scaffold;

/** What is to be done next; each is safe to repeat. */
enum ScaffoldStep {
    RENDER("Render the files"),
    REPOSITORY("Create the repository"),
    REGISTER("Register the service"),
    /** Takes back what the others did, and ends the operation badly. */
    UNDO("Undo");

    /** Its name in the operation. */
    final String title;

    ScaffoldStep(String title) {
        this.title = title;
    }
}
