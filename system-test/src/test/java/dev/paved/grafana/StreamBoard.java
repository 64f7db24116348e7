package dev.paved.grafana;

import java.util.List;

/** Whether events flow: from an outbox through the topic to those who read them, and how the services are that do it. */
final class StreamBoard {

    private StreamBoard() {}

    static Board board() {
        return new Board(
                "event-stream",
                "Event stream",
                "Whether events flow from the services' outboxes to those who read them, and how the services are.",
                List.of(Variable.prometheus()),
                List.of(
                        stat(
                                "Services up",
                                "Services of the platform that Prometheus can read.",
                                "up",
                                "sum(up{job=\"paved\"})",
                                Unit.COUNT),
                        stat(
                                "Freshness of the metrics",
                                "From when the newest event happened to when it was visible in the metrics, the last time one was.",
                                "platform_metrics_freshness_seconds",
                                "max(platform_metrics_freshness_seconds)",
                                Unit.SECONDS),
                        stat(
                                "Oldest unpublished event",
                                "The age of the oldest event in an outbox that has not reached Kafka; 0 where all have.",
                                "paved_outbox_oldest_pending_seconds",
                                "max(paved_outbox_oldest_pending_seconds)",
                                Unit.SECONDS),
                        stat(
                                "Dead records",
                                "Records on the topic that metrics-svc could not read as events, and remembers.",
                                "platform_metrics_dead_records_total",
                                "max(platform_metrics_dead_records_total)",
                                Unit.COUNT),
                        lines(
                                "Freshness of the metrics",
                                "From when the newest event happened to when it was visible in the metrics, the last time one was.",
                                "platform_metrics_freshness_seconds",
                                "platform_metrics_freshness_seconds",
                                Unit.SECONDS),
                        lines(
                                "Oldest unpublished event",
                                "The age of the oldest event in the outbox that has not reached Kafka; 0 where all have.",
                                "paved_outbox_oldest_pending_seconds",
                                "paved_outbox_oldest_pending_seconds",
                                Unit.SECONDS),
                        lines(
                                "Records behind",
                                "How many records of a partition a service had still to read, at most, within the last half minute; metrics-svc keeps its own place, see its freshness.",
                                "kafka_consumer_fetch_manager_records_lag_max",
                                "max by (instance) (kafka_consumer_fetch_manager_records_lag_max)",
                                Unit.COUNT),
                        lines(
                                "Records read",
                                "Records a service reads from the event topic, a second.",
                                "kafka_consumer_fetch_manager_records_consumed_total",
                                "max by (instance) (rate(kafka_consumer_fetch_manager_records_consumed_total[$__rate_interval]))",
                                Unit.A_SECOND),
                        lines(
                                "Records given up",
                                "Records a service could not read as events and sent to the dead-letter topic since it started.",
                                "kafka_producer_record_send_total",
                                "sum by (instance) (kafka_producer_record_send_total{client_id=~\"kafka-dead-letter-.*\"})",
                                Unit.COUNT),
                        lines(
                                "Refusals without an audit entry",
                                "Refused requests that could not be audited one by one, by reason, since the services started.",
                                "paved_audit_unrecorded_total",
                                "sum by (reason) (paved_audit_unrecorded_total)",
                                Unit.COUNT),
                        lines(
                                "Requests",
                                "Requests a service answers, a second; health and metrics are not counted.",
                                "http_server_requests_seconds_count",
                                "sum by (instance) (rate(http_server_requests_seconds_count[$__rate_interval]))",
                                Unit.REQUESTS),
                        lines(
                                "Requests that failed",
                                "Requests that were answered with 5xx, divided by all requests to that service.",
                                "http_server_requests_seconds_count",
                                "sum by (instance) (rate(http_server_requests_seconds_count{status=~\"5..\"}[$__rate_interval])) / sum by (instance) (rate(http_server_requests_seconds_count[$__rate_interval]))",
                                Unit.RATIO),
                        lines(
                                "Time to answer",
                                "The mean time from a request to the end of its answer; streams of events count as long as they are read.",
                                "http_server_requests_seconds_sum",
                                "sum by (instance) (rate(http_server_requests_seconds_sum[$__rate_interval])) / sum by (instance) (rate(http_server_requests_seconds_count[$__rate_interval]))",
                                Unit.SECONDS),
                        lines(
                                "Heap",
                                "Memory that a service's objects take, garbage among them.",
                                "jvm_memory_used_bytes",
                                "sum by (instance) (jvm_memory_used_bytes{area=\"heap\"})",
                                Unit.BYTES),
                        lines(
                                "Time spent collecting garbage",
                                "The part of the last minutes that a service spent collecting garbage.",
                                "jvm_gc_overhead",
                                "jvm_gc_overhead",
                                Unit.RATIO),
                        lines(
                                "Processor",
                                "The part of the machine's processors that a service uses.",
                                "process_cpu_usage",
                                "process_cpu_usage",
                                Unit.RATIO)));
    }

    private static Panel stat(String title, String description, String metric, String expression, Unit unit) {
        return Panel.stat(title, description, 6, List.of(Query.of(expression, title, unit)), Link.series(metric));
    }

    private static Panel lines(String title, String description, String metric, String expression, Unit unit) {
        String legend = expression.contains("by (reason)") ? "{{reason}}" : "{{instance}}";
        return Panel.lines(title, description, 12, List.of(Query.of(expression, legend, unit)), Link.series(metric))
                .with("min", 0);
    }
}
