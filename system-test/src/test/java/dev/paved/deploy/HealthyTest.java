package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthyTest {
    private HttpServer service;
    private int status;

    @BeforeEach
    void a_service_that_tells_its_health() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        service.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void a_ready_service_is_healthy() throws Exception {
        status = 200;
        assertThat(healthy().exit()).isZero();
    }

    @Test
    void a_service_that_is_not_ready_is_not_healthy() throws Exception {
        status = 503;
        assertThat(healthy().exit()).isNotZero();
    }

    @Test
    void a_service_that_does_not_listen_is_not_healthy() throws Exception {
        service.stop(0);
        assertThat(healthy().exit()).isNotZero();
    }

    private Command.Result healthy() throws Exception {
        String script = Checkout.file("deploy/docker/healthy").toString();
        return Command.run(script, Integer.toString(service.getAddress().getPort()));
    }
}
