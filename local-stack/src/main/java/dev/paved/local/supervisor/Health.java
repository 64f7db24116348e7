package dev.paved.local.supervisor;

import dev.paved.local.infra.InfraReport;
import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.PavedHome;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;

/** How to ask a process whether it is ready. */
sealed interface Health {
    /** What a process answers. */
    enum Answer {
        READY,
        NOT_READY,
        SILENT
    }

    Answer ask(LiveProcess process);

    /** A resource that answers with 200 when the process is ready. */
    record Http(URI resource) implements Health {
        private static final int CONNECT_MILLIS = 1_000;
        private static final int READ_MILLIS = 5_000;

        @Override
        public Answer ask(LiveProcess process) {
            try {
                URL url = resource.toURL();
                var connection = (HttpURLConnection) url.openConnection();
                connection.setConnectTimeout(CONNECT_MILLIS);
                connection.setReadTimeout(READ_MILLIS);
                try {
                    return connection.getResponseCode() == HttpURLConnection.HTTP_OK ? Answer.READY : Answer.NOT_READY;
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                return Answer.SILENT;
            }
        }
    }

    /** The report that the process of Kafka and PostgreSQL writes. */
    record Infra(PavedHome home) implements Health {
        @Override
        public Answer ask(LiveProcess process) {
            return InfraReport.isReady(home, process) ? Answer.READY : Answer.NOT_READY;
        }
    }
}
