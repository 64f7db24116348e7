package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.postgres.SeedStatements;
import dev.paved.provisioner.database.postgres.SeedStatements.Part;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A seed as CloudNativePG runs it. It sends the text as a superuser, all at once, so that it is one transaction. The
 * seed itself is run by a function that is the role's and has the role's rights (security definer): in such a one
 * PostgreSQL lets nobody become another role or end the transaction. What a seed might leave behind to be run at the
 * transaction's end, when the superuser is back, is refused, and open cursors are closed.
 */
final class SeedScript {

    /** The most that a Secret holds. */
    private static final int LARGEST = 1024 * 1024;

    private static final Pattern IMPOSSIBLE = Pattern.compile(
            "(?is)\\s*(\\\\.*|(begin|start\\s+transaction|commit|rollback|abort|end|savepoint|release|prepare\\s+transaction"
                    + "|vacuum|create\\s+database|drop\\s+database)\\b.*|copy\\b.*\\bfrom\\s+stdin\\b.*)");

    private static final String SCRIPT = """
            create schema paved_seed;
            create function paved_seed.run() returns void language plpgsql security definer set search_path = "$user", public as %2$s
            begin
            execute %3$s%1$s%3$s;
            set constraints all immediate;
            end %2$s;
            alter function paved_seed.run() owner to %4$s;
            select paved_seed.run();
            set search_path = pg_catalog, pg_temp;
            do %2$s begin
            if exists (select from pg_catalog.pg_trigger where tgdeferrable and not tgisinternal)
            or exists (select from pg_catalog.pg_constraint where condeferrable and contype operator(pg_catalog.=) 'x') then
            raise exception 'a seed may make neither deferrable triggers nor deferrable exclusion constraints';
            end if;
            end %2$s;
            close all;
            drop schema paved_seed cascade;
            """;

    private SeedScript() {}

    static String of(String seed, String role) {
        return SCRIPT.formatted(
                seed + "\n", quotes("paved", seed), quotes("seed", seed), '"' + role.replace("\"", "\"\"") + '"');
    }

    /** Dollar quotes that {@code seed} does not end. */
    private static String quotes(String word, String seed) {
        String tag = word;
        while (seed.contains("$" + tag)) {
            tag += "_";
        }
        return "$" + tag + "$";
    }

    /** Why {@code seed} cannot be run in one transaction, or be kept until it is; empty where nothing speaks against it. */
    static Optional<String> fault(String seed) {
        if (of(seed, "").getBytes(StandardCharsets.UTF_8).length + Byte.MAX_VALUE > LARGEST) {
            return Optional.of("its seed is larger than what a Kubernetes Secret holds, 1 MiB with what Paved adds");
        }
        for (Part part : SeedStatements.of(seed)) {
            if (IMPOSSIBLE.matcher(part.sql()).matches()) {
                return Optional.of("its seed is run by SQL alone and in one transaction, and cannot have: "
                        + firstLine(part.sql()));
            }
        }
        return Optional.empty();
    }

    private static String firstLine(String sql) {
        String line = sql.strip().lines().findFirst().orElse("");
        int longest = "copy table from stdin".length() * 2;
        return (line.length() > longest ? line.substring(0, longest) + "…" : line).toLowerCase(Locale.ROOT);
    }
}
