package dev.paved.cli.http;

import dev.paved.cli.failure.ExitCode;
import dev.paved.cli.failure.Failure;
import dev.paved.cli.json.Json;
import dev.paved.cli.shell.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;

/**
 * The platform's HTTP APIs. Every request is safe to send twice (a change carries an idempotency key), so one that was
 * dropped, or met a service that is restarting, is sent again for a bounded time. Throws what a person is to be told.
 */
public final class ApiClient {
    private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(10);

    private final Connection connection;
    private final Transport transport;
    private final Shell shell;
    private final Patience patience;

    public ApiClient(Connection connection, Shell shell, Patience patience) {
        this.connection = connection;
        this.transport = new Transport(connection);
        this.shell = shell;
        this.patience = patience;
    }

    /** Reads a resource. */
    public Json get(Resource resource) {
        return send(Request.get(resource.path()));
    }

    /** Gives a command. */
    public Json post(Resource resource, Json body) {
        return send(Request.post(resource.path(), body));
    }

    /** Gives a command whose body isn't JSON. */
    public Json post(Resource resource, String contentType, byte[] body) {
        return send(Request.post(resource.path(), contentType, body));
    }

    /** The same, for what the server needs up to {@code silence} to answer. */
    public Json post(Resource resource, String contentType, byte[] body, Duration silence) {
        return send(Request.post(resource.path(), contentType, body).within(silence));
    }

    /** Gives the command that something be as {@code body} says. */
    public Json put(Resource resource, String contentType, byte[] body) {
        return send(Request.put(resource.path(), contentType, body));
    }

    /** The same, for what the server needs up to {@code silence} to answer. */
    public Json put(Resource resource, String contentType, byte[] body, Duration silence) {
        return send(Request.put(resource.path(), contentType, body).within(silence));
    }

    /** Asks for a resource's end. */
    public Json delete(Resource resource) {
        return send(Request.delete(resource.path()));
    }

    /** Reads a resource without trying again; throws {@link IOException} when trying again may help. */
    public Json getOnce(Resource resource) throws IOException {
        Request request = Request.get(resource.path());
        return accepted(request, transport.send(request));
    }

    /**
     * Opens a stream of events that is given up after so much silence. Throws {@link IOException} when trying again may
     * help.
     */
    public EventStream stream(Resource resource, String lastEventId, Duration silence) throws IOException {
        Request plain = Request.get(resource.path());
        Request request = lastEventId.isEmpty() ? plain : plain.with("Last-Event-ID", lastEventId);
        return switch (transport.stream(request, silence)) {
            case StreamAnswer.Opened(var events) -> events;
            case StreamAnswer.Refused(var answer) -> {
                accepted(request, answer);
                throw Failure.of(ExitCode.ERROR, "The server sent no events.", plain.path(), "")
                        .thrown();
            }
        };
    }

    /** Passes a resource on to {@code out} as it comes, however long it takes to make it. */
    public void download(Resource resource, OutputStream out) throws IOException {
        Request request = Request.get(resource.path());
        try {
            accepted(request, transport.download(request, DOWNLOAD_TIMEOUT, out));
        } catch (ConnectException | UnavailableException e) {
            throw unreachable(e).thrown();
        }
    }

    private Json accepted(Request request, Answer answer) throws IOException {
        if (answer.worthAnotherTry()) {
            throw new UnavailableException(Problem.failure(request, answer));
        }
        if (!answer.successful()) {
            throw Problem.failure(request, answer).thrown();
        }
        return answer.json();
    }

    private Json send(Request request) {
        Instant deadline = deadline();
        for (int attempt = 0; ; attempt++) {
            boolean last = isPast(deadline);
            try {
                Answer answer = transport.send(request);
                if (answer.successful()) {
                    return answer.json();
                }
                if (!answer.worthAnotherTry() || last) {
                    throw Problem.failure(request, answer).thrown();
                }
                tell(attempt, "The server answered " + answer.status() + "; trying again.");
                Pause.of(answer.pause(patience.pause(attempt)));
            } catch (IOException dropped) {
                if (last || absent(dropped)) {
                    throw unreachable(dropped).thrown();
                }
                tell(attempt, "The connection to " + connection.server() + " failed; trying again.");
                Pause.of(patience.pause(attempt));
            }
        }
    }

    /** Until when to try again what fails for the first time now. */
    public Instant deadline() {
        return patience.deadline(shell.clock().instant());
    }

    /** Whether {@code deadline} is over. */
    public boolean isPast(Instant deadline) {
        return !shell.clock().instant().isBefore(deadline);
    }

    /** Whether nothing is there, as opposed to something that is restarting. */
    public boolean absent(IOException failure) {
        return failure instanceof UnknownHostException
                || failure instanceof ConnectException && !(connection.local() && StackPresence.supervised(shell));
    }

    private void tell(int attempt, String message) {
        if (attempt == 1) {
            shell.err().println(message);
        }
    }

    /** What to say when trying again does not help. */
    public Failure unreachable(IOException cause) {
        if (cause instanceof UnavailableException answered) {
            return answered.failure();
        }
        String next = connection.local() ? "platform up" : "platform context list";
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Failure.of(ExitCode.ERROR, "No platform answers at " + connection.server() + ".", reason, next);
    }
}
