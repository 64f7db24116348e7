package dev.paved.metrics.intake;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while events can be read and their facts be kept. */
@Readiness
@Singleton
class IntakeReadiness implements HealthCheck {

    private final Intake intake;

    IntakeReadiness(Intake intake) {
        this.intake = intake;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("events are read")
                .status(intake.working())
                .build();
    }
}
