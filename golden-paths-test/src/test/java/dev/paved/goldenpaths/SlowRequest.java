package dev.paved.goldenpaths;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A note that is sent in two parts, the second only when it is told to. */
record SlowRequest(Socket socket) implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String HEAD = "POST /notes HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\n";

    static SlowRequest begun(Started service) throws IOException, InterruptedException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(service.url()).getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        SlowRequest request = new SlowRequest(socket);
        request.send(HEAD + "text=");
        // It is taken up before the service is told to stop: one that was sent later is answered.
        service.get("/health/live");
        return request;
    }

    /** Sends the rest; answers with the status. */
    int ended() throws IOException {
        send("x");
        var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        return Integer.parseInt(String.valueOf(answer.readLine()).split(" ")[1]);
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
