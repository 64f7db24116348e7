package dev.paved.deployer.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    @Test
    void requests_of_a_golden_path_are_counted_without_those_of_health_and_metrics() {
        assertThat(PrometheusText.counts("""
                # HELP http_requests_total Requests answered, by method, path and status.
                # TYPE http_requests_total counter
                http_requests_total{method="GET",path="/",status="200"} 90
                http_requests_total{method="GET",path="/",status="503"} 8
                http_requests_total{method="any",path="other",status="404"} 2
                http_requests_total{method="GET",path="/health",status="503"} 1000
                http_requests_total{method="GET",path="/metrics",status="200"} 1000
                http_requests_total{method="GET",path="/up",status="200"} 1000
                http_request_duration_seconds_count{method="GET",path="/"} 98
                """, "/up")).hasValue(new RequestCounts(100, 8));
    }

    @Test
    void micrometer_is_understood_with_its_outcome_or_status() {
        assertThat(PrometheusText.counts("""
                http_server_requests_seconds_count{method="GET",outcome="SUCCESS",uri="/notes"} 4.0
                http_server_requests_seconds_count{method="GET",outcome="SERVER_ERROR",status="500",uri="/notes",} 1.0 1395066363000
                http_server_requests_seconds_count{outcome="SERVER_ERROR",uri="/q/health/ready"} 7.0
                """, "/health")).hasValue(new RequestCounts(5, 1));
    }

    @Test
    void open_telemetry_is_understood_with_quotes_and_braces_in_its_labels() {
        assertThat(PrometheusText.counts("""
                http_server_request_duration_seconds_count{http_route="/a{id}",x="a \\"} b,",http_response_status_code="500"} 3
                http_server_request_duration_seconds_count{http_route="/b",http_response_status_code="204"} 1e1
                http_server_request_duration_seconds_count{http_route="/b",http_response_status_code="204"} NaN
                """, "/health")).hasValue(new RequestCounts(13, 3));
    }

    @Test
    void what_is_counted_by_two_libraries_is_not_counted_twice() {
        assertThat(PrometheusText.counts("""
                http_server_requests_seconds_count{status="200"} 7
                http_requests_total{code="200"} 5
                """, "/health")).hasValue(new RequestCounts(5, 0));
    }

    @Test
    void text_without_requests_by_status_tells_nothing() {
        assertThat(PrometheusText.counts("", "/health")).isEmpty();
        assertThat(PrometheusText.counts("<html>{</html>", "/health")).isEmpty();
        assertThat(PrometheusText.counts("http_requests_total 5\nhttp_requests_total{path=\"/\"} 5", "/health"))
                .isEmpty();
    }
}
