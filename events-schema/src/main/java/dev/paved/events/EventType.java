package dev.paved.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an event on the wire: {@code dev.paved.<value>.v<version>}, the CloudEvents {@code type}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** Family and fact, for example {@code deployment.succeeded}. */
    String value();

    /** Counts up only when a change cannot be made by adding an optional component. */
    int version() default 1;
}
