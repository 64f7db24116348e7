import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the service as it is started anywhere, and asks it. Run it in the repository's root: java src/test/java/MainTest.java */
public final class MainTest {

    private static final Pattern LISTENS = Pattern.compile("listens on port (\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private int passed;

    private MainTest(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder command = new ProcessBuilder(java, "src/main/java/Main.java").redirectErrorStream(true);
        command.environment().put("PORT", "0");
        command.environment().put("PAVED_VERSION", "1.2.3");
        Process service = command.start();
        try (BufferedReader output = service.inputReader()) {
            MainTest test = new MainTest("http://localhost:" + port(output));
            test.saysThatItIsHealthy();
            test.tellsItsNameAndVersion();
            test.answers404WhereThereIsNothing();
            test.doesNotAcceptOtherMethods();
            System.out.println(test.passed + " checks passed");
        } finally {
            service.destroy();
        }
    }

    private void saysThatItIsHealthy() throws Exception {
        HttpResponse<String> response = send("GET", "/health");
        check(200, response.statusCode());
        check("{\"status\":\"UP\"}", response.body());
    }

    private void tellsItsNameAndVersion() throws Exception {
        HttpResponse<String> response = send("GET", "/");
        check(200, response.statusCode());
        check("{\"service\":\"${{ values.name }}\",\"version\":\"1.2.3\"}", response.body());
    }

    private void answers404WhereThereIsNothing() throws Exception {
        check(404, send("GET", "/nowhere").statusCode());
    }

    private void doesNotAcceptOtherMethods() throws Exception {
        check(405, send("POST", "/").statusCode());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void check(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", got " + actual);
        }
        passed++;
    }

    private static String port(BufferedReader output) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return listens.group(1);
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("the service did not start:\n" + seen);
    }
}
