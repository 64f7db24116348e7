package dev.paved.catalog.github;

import static dev.paved.kit.testing.StandInServer.answer;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.paved.kit.repository.GitTokens;
import dev.paved.kit.testing.Folders;
import dev.paved.kit.testing.StandInServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * As much of GitHub as makes repositories, by its documentation: the REST API under {@code /api}, and real bare repositories that Git's
 * own {@code http-backend} serves under {@code /git}, both to those alone who have the token.
 */
public final class StandInGitHub implements AutoCloseable {

    /** The token that may do everything. */
    public static final String TOKEN = "ghp_right";

    /** The organisation that there is. */
    public static final String ORGANISATION = "acme";

    /** The user whose token it is. */
    public static final String USER = "ada";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> repositories = new ConcurrentHashMap<>();
    private final Set<String> refusing = ConcurrentHashMap.newKeySet();
    private final Path folder;
    private final StandInServer server = new StandInServer();

    /** Starts one on a free port. */
    public StandInGitHub() throws IOException {
        folder = Files.createTempDirectory("stand-in-github");
        server.serve("/api/", this::api);
        server.serve("/git/", this::git);
    }

    /** The key of its token. */
    public String key() {
        return GitTokens.key(url());
    }

    /** Where its REST API is. */
    public String apiUrl() {
        return server.url() + "/api";
    }

    /** Where its repositories are. */
    public String url() {
        return server.url() + "/git";
    }

    /** What it was asked, as {@code METHOD /path}. */
    public List<String> requests() {
        return server.requests();
    }

    /** The repository {@code owner/name} as its REST API describes it; null where there is none. */
    public ObjectNode described(String name) {
        return repositories.get(name);
    }

    /** The folder of the bare repository {@code owner/name}. */
    public Path bare(String name) {
        return folder.resolve(name + ".git");
    }

    /** Answers the next request {@code METHOD /path}, where the path is the whole of the API's or a prefix of Git's, with this. */
    public void next(String request, int status, Map<String, String> headers, String body) {
        server.next(request, status, headers, body);
    }

    /** Of those answers that were to be given, the requests that have one of {@code names} in them and did not come. */
    public List<String> unused(String... names) {
        return server.unused(names);
    }

    /** Makes the empty repository {@code owner/name}. */
    public void create(String name, ObjectNode wish) throws IOException {
        git(
                folder,
                "init",
                "--quiet",
                "--bare",
                "--initial-branch=main",
                bare(name).toString());
        git(bare(name), "config", "http.receivepack", "true");
        if (refusing.contains(name)) {
            Path hook = Files.writeString(bare(name).resolve("hooks/pre-receive"), "#!/bin/sh\nexit 1\n");
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
        }
        repositories.put(name, wish);
    }

    /** Lets {@code owner/name} take no push, once it is there. */
    public void refuse(String name) {
        refusing.add(name);
    }

    /** The same, with {@code homepage}. */
    public void create(String name, String homepage) throws IOException {
        create(name, json.createObjectNode().put("name", name).put("homepage", homepage));
    }

    /** Runs Git in the bare repository {@code owner/name}; gives what it prints. */
    public String inBare(String name, String... arguments) throws IOException {
        return git(bare(name), arguments);
    }

    private static String git(Path in, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }

    /** Does what {@code METHOD /path} asks for the next time, and answers 502 all the same. */
    public void lose(String request) {
        server.lose(request);
    }

    private void api(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/api".length());
            String request = exchange.getRequestMethod() + " " + path;
            if (server.isAnswered(exchange, request)) {
                return;
            }
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{\"message\": \"Bad credentials\"}");
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(exchange, path);
                case "POST" -> post(exchange, path);
                case "DELETE" -> delete(exchange, path);
                default -> answer(exchange, 405, "{}");
            }
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        ObjectNode found = path.equals("/user")
                ? json.createObjectNode().put("login", USER)
                : repositories.get(path.replaceFirst("^/repos/", ""));
        answer(exchange, found == null ? 404 : 200, found == null ? "{\"message\": \"Not Found\"}" : found.toString());
    }

    private void post(HttpExchange exchange, String path) throws IOException {
        JsonNode wish = json.readTree(exchange.getRequestBody());
        String owner = path.equals("/user/repos") ? USER : path.split("/")[2];
        String name = owner + "/" + wish.path("name").asText();
        if (!path.equals("/user/repos") && !owner.equals(ORGANISATION)) {
            answer(exchange, 404, "{\"message\": \"Not Found\"}");
        } else if (repositories.containsKey(name)) {
            answer(exchange, 422, """
                    {"message": "Repository creation failed.",
                     "errors": [{"resource": "Repository", "code": "custom", "field": "name",
                                 "message": "name already exists on this account"}]}""");
        } else {
            create(name, (ObjectNode) wish);
            answer(exchange, server.isLost("POST " + path) ? 502 : 201, wish.toString());
        }
    }

    private void delete(HttpExchange exchange, String path) throws IOException {
        String name = path.replaceFirst("^/repos/", "");
        if (repositories.remove(name) == null) {
            answer(exchange, 404, "{\"message\": \"Not Found\"}");
            return;
        }
        Folders.delete(bare(name));
        answer(exchange, 204, "");
    }

    private void git(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/git".length());
            String request = exchange.getRequestMethod() + " " + path;
            if (server.isAnswered(exchange, request)) {
                return;
            }
            String right = "Basic " + Base64.getEncoder().encodeToString(("x-access-token:" + TOKEN).getBytes(UTF_8));
            if (!right.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"GitHub\"");
                answer(exchange, 401, "");
                return;
            }
            backend(exchange, path);
        }
    }

    /** Git's own server, a CGI program. */
    private void backend(HttpExchange exchange, String path) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", folder.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("PATH_INFO", path);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getRawQuery()));
        environment.put("REMOTE_USER", "x-access-token");
        put(environment, exchange, "Content-Type", "CONTENT_TYPE");
        put(environment, exchange, "Content-Encoding", "HTTP_CONTENT_ENCODING");
        put(environment, exchange, "Git-Protocol", "GIT_PROTOCOL");
        byte[] body = exchange.getRequestBody().readAllBytes();
        environment.put("CONTENT_LENGTH", String.valueOf(body.length));
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var input = process.getOutputStream()) {
            input.write(body);
        }
        InputStream output = process.getInputStream();
        int status = 200;
        for (String line = line(output); !line.isEmpty(); line = line(output)) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
        }
        byte[] answer = output.readAllBytes();
        if (server.isLost(exchange.getRequestMethod() + " " + path)) {
            answer(exchange, 502, "");
            return;
        }
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(answer);
    }

    private static void put(Map<String, String> environment, HttpExchange exchange, String header, String variable) {
        String value = exchange.getRequestHeaders().getFirst(header);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static String line(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != -1 && c != '\n'; c = input.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(folder);
    }
}
