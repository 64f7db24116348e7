package dev.paved.provisioner.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.provisioner.preview.News.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreviewEntityTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    private static final News OPENED = news(Kind.OPENED, "a", 0, false, List.of());
    private static final News MOVED = news(Kind.UPDATED, "b", 1, null, List.of("preview"));
    private static final News MOVED_AGAIN = news(Kind.UPDATED, "c", 2, null, List.of());
    private static final News CLOSED = news(Kind.CLOSED, "c", 3, null, null);
    private static final News REOPENED = news(Kind.REOPENED, "c", 4, false, List.of());

    private static News news(
            Kind kind, String head, long second, @Nullable Boolean fork, @Nullable List<String> labels) {
        return new News(kind, PullRequest.of("acme/shop", 7), "socks", head, START.plusSeconds(second), fork, labels);
    }

    private static PreviewEntity knowing(List<News> told) {
        PreviewEntity row = PreviewEntity.of("shop-pr-7", told.getFirst());
        told.stream().skip(1).forEach(row::learn);
        return row;
    }

    private static List<List<News>> orders(List<News> told) {
        if (told.isEmpty()) {
            return List.of(List.of());
        }
        List<List<News>> orders = new ArrayList<>();
        for (News first : told) {
            List<News> rest = new ArrayList<>(told);
            rest.remove(first);
            orders(rest).forEach(order -> {
                List<News> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            });
        }
        return orders;
    }

    @Test
    void news_in_any_order_and_twice_lead_to_the_same() {
        for (List<News> order : orders(List.of(OPENED, MOVED, MOVED_AGAIN, CLOSED))) {
            PreviewEntity row = knowing(order);
            assertThat(row.open).as("%s", order).isFalse();
            assertThat(row.head).isEqualTo("c");
            assertThat(row.fork).isFalse();
            long news = row.news;
            order.forEach(row::learn);
            assertThat(row.news).as("again %s", order).isEqualTo(news);
            assertThat(row.open).isFalse();
        }
        for (List<News> order : orders(List.of(OPENED, MOVED, CLOSED, REOPENED))) {
            assertThat(knowing(order).open).as("%s", order).isTrue();
        }
    }

    @Test
    void what_one_says_to_come_from_a_fork_no_other_says_not_to() {
        News of = news(Kind.OPENED, "a", 0, true, null);
        News not = news(Kind.UPDATED, "a", 1, false, null);

        assertThat(knowing(List.of(of, not)).fork).isTrue();
        assertThat(knowing(List.of(not, of)).fork).isTrue();
    }

    @Test
    void labels_are_those_of_the_newest_news() {
        for (List<News> order : orders(List.of(OPENED, MOVED))) {
            assertThat(knowing(order).hasLabel("preview")).as("%s", order).isTrue();
        }
        for (List<News> order : orders(List.of(OPENED, MOVED, MOVED_AGAIN))) {
            assertThat(knowing(order).hasLabel("preview")).as("%s", order).isFalse();
        }
    }

    @Test
    void labels_of_a_closed_pull_request_open_nothing() {
        // Given
        PreviewEntity row = knowing(List.of(OPENED, CLOSED));

        // When
        row.learn(news(Kind.UPDATED, "c", 9, false, List.of("done")));

        // Then
        assertThat(row.open).isFalse();
    }

    @Test
    void what_happened_within_one_second_is_as_told_last_but_for_the_first_opening() {
        // Given
        PreviewEntity row = knowing(List.of(
                news(Kind.OPENED, "a", 5, false, List.of()),
                news(Kind.UPDATED, "b", 5, false, List.of()),
                news(Kind.OPENED, "a", 5, false, List.of())));

        // Then
        assertThat(row.head).isEqualTo("b");
        row.learn(news(Kind.CLOSED, "b", 5, null, null));
        assertThat(row.open).isFalse();
        row.learn(news(Kind.OPENED, "a", 5, false, List.of()));
        assertThat(row.open).isFalse();
        row.learn(news(Kind.REOPENED, "b", 5, false, List.of()));
        assertThat(row.open).isTrue();
    }
}
