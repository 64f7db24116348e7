package dev.paved.deployer.rollout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What was measured of a version. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "measured")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Measurement.Good.class, name = "good"),
    @JsonSubTypes.Type(value = Measurement.Bad.class, name = "bad"),
    @JsonSubTypes.Type(value = Measurement.Unclear.class, name = "unclear")
})
sealed interface Measurement {

    /** It does as it should. */
    record Good(double result) implements Measurement {}

    /** It does not. */
    record Bad(double result) implements Measurement {}

    /** It can not be told, for {@code reason}. */
    record Unclear(String reason) implements Measurement {}
}
