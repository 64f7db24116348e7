package dev.paved.provisioner.database.kubernetes;

/**
 * One of the objects that a database is made of.
 *
 * @param step the word for making it
 */
record Part(Kind kind, String name, String step) {

    /** As receipts list it. */
    String in(String namespace) {
        return kind.word() + " " + namespace + "/" + name;
    }
}
