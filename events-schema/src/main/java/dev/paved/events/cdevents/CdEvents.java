package dev.paved.events.cdevents;

import dev.paved.events.EnvironmentType;
import dev.paved.events.EventEnvelope;
import java.util.function.Function;

/**
 * Translates between events of the platform and CDEvents 0.5.
 *
 * <p>What CDEvents has no field for travels in {@code customData}, under the names that Paved's own events use: any tool
 * may set for example {@code customData.environmentType}, {@code .commit}, {@code .head} or {@code .severity}. What a
 * CDEvent says is what someone else did: a service deployed elsewhere is read as
 * {@link dev.paved.events.DeploymentEvent.ExternalDeployFinished}, never as a deployment of the platform.
 */
public final class CdEvents {

    private CdEvents() {}

    /** {@code envelope} as a CDEvent with the same id, source and time. */
    public static ToCdEvent translate(EventEnvelope envelope) {
        return new CdEventWriter(envelope).write();
    }

    /**
     * What the CDEvent {@code json} (UTF-8) says; never throws.
     *
     * @param environmentTypes what the environment of a name is for, as far as the platform knows, else
     *     {@link EnvironmentType#UNRECOGNIZED}; asked where the CDEvent doesn't say it
     */
    public static FromCdEvent read(byte[] json, Function<String, EnvironmentType> environmentTypes) {
        return new CdEventReader(environmentTypes).read(json);
    }
}
