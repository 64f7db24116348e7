package app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AppTest {

    @Test
    void tells_its_name_and_version() throws Exception {
        try (Asking service = new Asking(Map.of("/", Map.of("GET", App::about)), true)) {
            assertEquals(
                    "{\"service\":\"" + Service.NAME + "\",\"version\":\"" + Service.VERSION + "\"}",
                    service.get("/").body());
        }
    }
}
