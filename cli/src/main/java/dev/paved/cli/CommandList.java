package dev.paved.cli;

import dev.paved.cli.approval.ApprovalsCommand;
import dev.paved.cli.approval.ApproveCommand;
import dev.paved.cli.approval.RejectCommand;
import dev.paved.cli.audit.AuditCommand;
import dev.paved.cli.catalog.CatalogCommand;
import dev.paved.cli.completion.CompletionCommand;
import dev.paved.cli.connect.ConnectCommand;
import dev.paved.cli.context.AuthCommand;
import dev.paved.cli.context.ContextCommand;
import dev.paved.cli.context.LoginCommand;
import dev.paved.cli.database.DatabaseCommand;
import dev.paved.cli.deployment.CancelCommand;
import dev.paved.cli.deployment.DeployCommand;
import dev.paved.cli.deployment.HistoryCommand;
import dev.paved.cli.deployment.PromoteCommand;
import dev.paved.cli.deployment.ReleaseHoldCommand;
import dev.paved.cli.deployment.ResumeCommand;
import dev.paved.cli.deployment.RollbackCommand;
import dev.paved.cli.deployment.StatusCommand;
import dev.paved.cli.environment.EnvironmentCommand;
import dev.paved.cli.event.EventsCommand;
import dev.paved.cli.feedback.FeedbackCommand;
import dev.paved.cli.freeze.FreezeCommand;
import dev.paved.cli.metrics.DemoCommand;
import dev.paved.cli.metrics.MetricsCommand;
import dev.paved.cli.operation.OperationCommand;
import dev.paved.cli.preview.PreviewCommand;
import dev.paved.cli.secret.SecretsCommand;
import dev.paved.cli.service.ServiceCommand;
import dev.paved.cli.subscription.SubscriptionCommand;
import dev.paved.cli.team.TeamCommand;
import dev.paved.cli.template.TemplateCommand;
import dev.paved.local.command.DoctorCommand;
import dev.paved.local.command.DownCommand;
import dev.paved.local.command.LogsCommand;
import dev.paved.local.command.UpCommand;
import java.util.List;

/** The top-level commands, in the order of the help. */
final class CommandList {
    static final List<CommandEntry> COMMANDS = List.of(
            new CommandEntry("up", "Start the platform on this machine, in the background.", () -> UpCommand.class),
            new CommandEntry(
                    "down",
                    "Stop the platform on this machine, deployed services included. Its data stays.",
                    () -> DownCommand.class),
            new CommandEntry(
                    "logs", "Show the logs of the platform's processes on this machine.", () -> LogsCommand.class),
            new CommandEntry(
                    "doctor", "Check the machine and the platform's processes on it.", () -> DoctorCommand.class),
            new CommandEntry("service", "Create or register services, list and show them.", () -> ServiceCommand.class),
            new CommandEntry(
                    "catalog", "Register and find entities, and what depends on what.", () -> CatalogCommand.class),
            new CommandEntry("team", "See what a team owns, and who owns what.", () -> TeamCommand.class),
            new CommandEntry(
                    "template",
                    "List and show golden paths, check them, and try what they make.",
                    () -> TemplateCommand.class),
            new CommandEntry("deploy", "Deploy a version of a service to an environment.", () -> DeployCommand.class),
            new CommandEntry(
                    "promote",
                    "Deploy to an environment the version that was verified in another.",
                    () -> PromoteCommand.class),
            new CommandEntry(
                    "rollback",
                    "Go back to the last good version of a service, or to the one named.",
                    () -> RollbackCommand.class),
            new CommandEntry(
                    "release-hold",
                    "Let automation deploy again to where a service was rolled back.",
                    () -> ReleaseHoldCommand.class),
            new CommandEntry(
                    "cancel",
                    "Cancel the rollout of a service to an environment that is going on.",
                    () -> CancelCommand.class),
            new CommandEntry("resume", "Let a rollout go on that waits for somebody.", () -> ResumeCommand.class),
            new CommandEntry(
                    "status",
                    "Show what runs where, and how well: of a service, or of all.",
                    () -> StatusCommand.class),
            new CommandEntry("history", "List a service's deployments, newest first.", () -> HistoryCommand.class),
            new CommandEntry(
                    "approvals",
                    "List the deployments that wait for an approval, newest first.",
                    () -> ApprovalsCommand.class),
            new CommandEntry(
                    "approve", "Let a deployment begin that someone else asked for.", () -> ApproveCommand.class),
            new CommandEntry(
                    "reject",
                    "Let a deployment not begin that waits for an approval; take back your own.",
                    () -> RejectCommand.class),
            new CommandEntry(
                    "freeze", "Let nothing be deployed to an environment for a time.", () -> FreezeCommand.class),
            new CommandEntry(
                    "metrics", "Show the DORA metrics of a service, of a team, or of all.", () -> MetricsCommand.class),
            new CommandEntry(
                    "demo",
                    "Fill the metrics with the past of an organisation that was made up; asks first.",
                    () -> DemoCommand.class),
            new CommandEntry(
                    "feedback",
                    "Say how likely you are to recommend the platform, from 0 to 10; asks for it.",
                    () -> FeedbackCommand.class),
            new CommandEntry(
                    "env",
                    "Create environments, change, compare, extend and destroy them.",
                    () -> EnvironmentCommand.class),
            new CommandEntry(
                    "preview",
                    "List and show the previews of pull requests, and check manifests of them.",
                    () -> PreviewCommand.class),
            new CommandEntry(
                    "secrets",
                    "Set secrets of services, list, rotate, delete and restore them.",
                    () -> SecretsCommand.class),
            new CommandEntry(
                    "database",
                    "Create services' databases, list, show, delete and connect to them.",
                    () -> DatabaseCommand.class),
            new CommandEntry(
                    "events", "Print the platform's events; with --follow, as they happen.", () -> EventsCommand.class),
            new CommandEntry(
                    "subscription",
                    "Have events sent to a URL as signed webhooks, or posted to Slack, and see what came of it.",
                    () -> SubscriptionCommand.class),
            new CommandEntry(
                    "connect",
                    "Set up what delivers to the platform, and prove it with a test delivery.",
                    () -> ConnectCommand.class),
            new CommandEntry("operation", "Look at long work, or wait for its end.", () -> OperationCommand.class),
            new CommandEntry("audit", "See who did what.", () -> AuditCommand.class),
            new CommandEntry(
                    "login",
                    "Check that a platform accepts you and make it the current context.",
                    () -> LoginCommand.class),
            new CommandEntry("auth", "Print the token in use.", () -> AuthCommand.class),
            new CommandEntry("context", "Choose which platform is spoken to.", () -> ContextCommand.class),
            new CommandEntry("completion", "Print a shell's completion script.", () -> CompletionCommand.class),
            new CommandEntry("version", "Print this program's version.", () -> VersionCommand.class));

    private CommandList() {}

    static boolean contains(String name) {
        for (CommandEntry command : COMMANDS) {
            if (command.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
