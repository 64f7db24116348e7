package dev.paved.deployer.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** Between a rollout's state and its row. */
@Singleton
class StateJson {

    private final ObjectMapper json;

    StateJson(ObjectMapper json) {
        this.json = json;
    }

    RolloutState read(DeploymentEntity row) {
        try {
            return json.readValue(row.state, RolloutState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of deployment " + row.id + " is unreadable", e);
        }
    }

    void write(DeploymentEntity row, RolloutState state) {
        try {
            row.state = json.writerFor(RolloutState.class).writeValueAsString(state);
            row.phase = state.phase();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
