package dev.paved.cli.audit;

import picocli.CommandLine.Command;

/** The group of commands on the audit records. */
@Command(
        name = "audit",
        description = "See who did what.",
        subcommands = {AuditListCommand.class})
public final class AuditCommand {}
