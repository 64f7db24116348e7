package dev.paved.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes {@link Json} values as JSON text. */
public final class JsonWriter {
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    private JsonWriter() {}

    /** The value on one line. */
    public static String compact(Json value) {
        return write(value, false);
    }

    /** The value over several lines, indented by two spaces. */
    public static String pretty(Json value) {
        return write(value, true);
    }

    private static String write(Json value, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonReader.FACTORY.createGenerator(text)) {
            if (indented) {
                DefaultIndenter lines = new DefaultIndenter("  ", "\n");
                generator.setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS)
                        .withObjectIndenter(lines)
                        .withArrayIndenter(lines));
            }
            write(value, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(Json value, JsonGenerator generator) throws IOException {
        switch (value) {
            case Json.Fields(var members) -> {
                generator.writeStartObject();
                for (var member : members.entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case Json.Items(var values) -> {
                generator.writeStartArray();
                for (Json item : values) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Json.Text(var text) -> generator.writeString(text);
            case Json.Numeral(var digits) -> generator.writeNumber(digits);
            case Json.Bool(var bool) -> generator.writeBoolean(bool);
            case Json.Null _ -> generator.writeNull();
        }
    }
}
