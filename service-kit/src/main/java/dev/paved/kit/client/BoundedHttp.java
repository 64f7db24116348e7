package dev.paved.kit.client;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests, each with a limit on the whole exchange. The client's own timeout ends at the headers of the answer, so
 * that a body that never ends would hold its caller up for ever.
 */
@Singleton
public class BoundedHttp {

    private final HttpClient client;

    /** Sends with {@code client}. */
    public BoundedHttp(HttpClient client) {
        this.client = client;
    }

    /**
     * The answer, with all of its body.
     *
     * @throws HttpTimeoutException when it is not complete after {@code limit}
     * @throws IOException when there is none
     */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body, Duration limit)
            throws IOException, InterruptedException {
        // What the client sends asynchronously completes on the common pool, behind whatever blocks that.
        FutureTask<HttpResponse<T>> answer = new FutureTask<>(() -> client.send(request, body));
        Thread.startVirtualThread(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no complete answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
