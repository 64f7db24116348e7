package dev.paved.events.published;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.paved.events.EventJson;
import dev.paved.events.EventTypes;
import dev.paved.events.PlatformEvent;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The JSON Schemas of the events, from their records and Javadoc. */
final class EventSchemas {

    private final EventJavadoc javadoc;
    private final SchemaGenerator generator;

    EventSchemas(EventJavadoc javadoc) {
        this.javadoc = javadoc;
        var config = new SchemaGeneratorConfigBuilder(
                EventJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withCustomDefinitionProvider(EventSchemas::instant)
                .withCustomDefinitionProvider(EventSchemas::enumeration);
        config.forFields()
                .withRequiredCheck(field -> !Components.isOptional(component(field)))
                .withDescriptionResolver(
                        field -> field.isFakeContainerItemScope() ? null : description(component(field)));
        this.generator = new SchemaGenerator(config.build());
    }

    ObjectNode of(Class<? extends PlatformEvent> event) {
        ObjectNode generated = generator.generateSchema(event);
        ObjectNode schema = EventJson.mapper().createObjectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:paved:event:" + EventTypes.typeOf(event));
        schema.put("title", event.getSimpleName());
        schema.put("description", javadoc.of(event));
        return schema.setAll(generated);
    }

    private String description(RecordComponent component) {
        Class<?> said = Components.isList(component) ? Components.element(component) : component.getType();
        return javadoc.of(component) + (said.isEnum() ? " A later version may say others: they are no errors." : "");
    }

    private static RecordComponent component(FieldScope field) {
        return Components.named(field.getDeclaringType().getErasedType(), field.getDeclaredName());
    }

    private static @Nullable CustomDefinition instant(ResolvedType type, SchemaGenerationContext context) {
        return type.isInstanceOf(Instant.class)
                ? inline(node(context).put("type", "string").put("format", "date-time"))
                : null;
    }

    private static @Nullable CustomDefinition enumeration(ResolvedType type, SchemaGenerationContext context) {
        if (!type.getErasedType().isEnum()) {
            return null;
        }
        ObjectNode schema = node(context).put("type", "string");
        Constants.wireNames(type.getErasedType()).forEach(schema.withArray("enum")::add);
        return inline(schema);
    }

    private static ObjectNode node(SchemaGenerationContext context) {
        return context.getGeneratorConfig().createObjectNode();
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }
}
