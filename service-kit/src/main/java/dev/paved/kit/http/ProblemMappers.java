package dev.paved.kit.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.persistence.DatabaseUnavailable;
import dev.paved.kit.persistence.UnstorableText;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become problem details. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final RequestId requestId;
    private final RequestPath paths;

    ProblemMappers(RequestId requestId, RequestPath paths) {
        this.requestId = requestId;
        this.paths = paths;
    }

    @ServerExceptionMapper
    public Response refused(RefusedException e, UriInfo uri) {
        Response.ResponseBuilder answer =
                Response.fromResponse(answer(e.failure().problem(), uri));
        e.failure().retryAfter().ifPresent(it -> answer.header("Retry-After", Math.max(1, it.toSeconds())));
        return answer.build();
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public Response unauthenticated(UriInfo uri) {
        Problem problem = Problem.of(
                        401,
                        "Not authenticated",
                        "This needs a bearer token, and there was none or it is not valid (any more).")
                .next("platform login");
        return Response.fromResponse(answer(problem, uri))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, UriInfo uri) {
        return answer(Problem.of(403, "Denied", "You are not allowed to do this."), uri);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, UriInfo uri) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(v -> new FieldError(
                        "/"
                                + StreamSupport.stream(v.getPropertyPath().spliterator(), false)
                                        .skip(2)
                                        .map(Object::toString)
                                        .collect(Collectors.joining("/")),
                        v.getMessage()))
                .toList();
        return answer(new Invalid("The request has wrong fields; nothing was changed.", errors).problem(), uri);
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, UriInfo uri) {
        return answer(unreadable(e), uri);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JacksonException unreadable) {
            return answer(unreadable(unreadable), uri);
        }
        Response response = e.getResponse();
        Response.StatusType status = response.getStatusInfo();
        if (status.getStatusCode() < 400) {
            return response;
        }
        Response.ResponseBuilder answer = Response.fromResponse(
                answer(Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail(status, uri)), uri));
        response.getHeaders().forEach((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith("content-")) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unavailable(DatabaseUnavailable e, UriInfo uri, Request request) {
        LOG.errorf("request=%s path=%s failed: %s", requestId.value(), paths.kept(uri.getPath()), e.getMessage());
        boolean reads = List.of("GET", "HEAD").contains(request.getMethod());
        String next = reads
                ? "Try again in a moment."
                : "Try again in a moment, with the same Idempotency-Key: it is done once, whether it was done now or not.";
        String detail = "The database cannot be reached, or did not answer in time."
                + (reads ? "" : " Whether the change was made is not known.");
        Problem problem = Problem.of(503, "Database unavailable", detail).next(next);
        return Response.fromResponse(answer(problem, uri))
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    public Response unstorable(UnstorableText e, UriInfo uri) {
        return answer(
                Invalid.field("", "has a text with a NUL character, which no text may have")
                        .problem(),
                uri);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, UriInfo uri) {
        LOG.errorf(e, "request=%s path=%s failed", requestId.value(), paths.kept(uri.getPath()));
        return answer(
                Problem.of(500, "Internal error", "Something went wrong here; the log has it under the request id.")
                        .next("platform logs"),
                uri);
    }

    private static String detail(Response.StatusType status, UriInfo uri) {
        return switch (status.getStatusCode()) {
            case 404 -> "There is nothing at " + uri.getPath() + ".";
            case 405 -> "That method is not allowed at " + uri.getPath() + ".";
            case 413 -> "The body is larger than the 10 MB that are accepted.";
            case 415 -> "That content type is not accepted at " + uri.getPath() + ".";
            default -> status.getReasonPhrase() + ".";
        };
    }

    private static Problem unreadable(JacksonException e) {
        String pointer = e instanceof JsonMappingException mapping
                ? "/"
                        + mapping.getPath().stream()
                                .map(at ->
                                        at.getFieldName() == null ? String.valueOf(at.getIndex()) : at.getFieldName())
                                .collect(Collectors.joining("/"))
                : "";
        var where = e.getLocation();
        String detail = e.getOriginalMessage()
                + (where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")");
        return new Invalid("The body cannot be read; nothing was changed.", List.of(new FieldError(pointer, detail)))
                .problem();
    }

    private Response answer(Problem problem, UriInfo uri) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.at("/" + uri.getPath().replaceFirst("^/", ""), requestId.value()))
                .build();
    }
}
