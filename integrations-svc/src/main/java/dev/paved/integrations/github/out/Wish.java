package dev.paved.integrations.github.out;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What GitHub is to say of one thing. It is kept as JSON until GitHub was told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DeploymentWish.class, name = "deployment"),
    @JsonSubTypes.Type(value = StatusWish.class, name = "status"),
    @JsonSubTypes.Type(value = CommentWish.class, name = "comment")
})
sealed interface Wish permits DeploymentWish, StatusWish, CommentWish {}
