package dev.paved.provisioner.database;

/** Where a database is reached, and by whom; it holds a password. */
public record DatabaseAddress(String host, int port, String database, String user, String password, String url) {

    @Override
    public String toString() {
        return "database " + database + " at " + host + ":" + port;
    }
}
