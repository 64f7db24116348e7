package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabaseSite;
import java.util.Locale;

/** The name of a database's object: a letter first, then letters, digits and hyphens, short enough for what is put behind. */
final class ObjectName {

    private static final int LONGEST_SERVICE = 30;

    private ObjectName() {}

    /** Telling for people by the service, and no other's for the last part of the database's own name. */
    static String of(DatabaseSite site) {
        String service = site.service().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String word = service.substring(0, Math.min(service.length(), LONGEST_SERVICE));
        String suffix = site.name().substring(site.name().lastIndexOf('_') + 1);
        return (Character.isDigit(word.charAt(0)) ? "db-" : "") + word + "-" + suffix;
    }
}
