package dev.paved.metrics.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/** How much people do on a day: 1 on a usual one. */
final class Season {

    private static final MonthDay CHRISTMAS = MonthDay.of(12, 23);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 2);

    private Season() {}

    static double of(LocalDate day) {
        return weekday(day.getDayOfWeek()) * holidays(day);
    }

    private static double weekday(DayOfWeek day) {
        return switch (day) {
            case SATURDAY, SUNDAY -> 0.04;
            case FRIDAY -> 0.6;
            case TUESDAY, WEDNESDAY -> 1.15;
            case MONDAY, THURSDAY -> 1.0;
        };
    }

    private static double holidays(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        if (!date.isBefore(CHRISTMAS) || !date.isAfter(NEW_YEAR)) {
            return 0.1;
        }
        return day.getMonth() == Month.AUGUST ? 0.65 : 1;
    }
}
