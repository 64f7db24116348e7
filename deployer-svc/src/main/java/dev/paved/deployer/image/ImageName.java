package dev.paved.deployer.image;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Optional;

/**
 * Where the images of a service are.
 *
 * @param text the name of the images without tag, such as {@code registry.example.com/team/orders}
 * @param source who says so, for people
 */
record ImageName(String text, String source) {

    static final String MANIFEST = "platform.yaml";

    private static final ObjectMapper YAML = new YAMLMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final String SERVICE = "{service}";
    private static final String SETTING = "the setting paved.deployer.image";

    /** What {@code manifest} says; nothing where it does not. */
    static Optional<ImageName> ofManifest(String manifest) {
        JsonNode image;
        try {
            image = YAML.readTree(manifest).path("image");
        } catch (JsonProcessingException e) {
            throw new ImageRefusal.Malformed(MANIFEST, "", "is not valid YAML, or says something twice").thrown();
        }
        if (image.isMissingNode() || image.isNull()) {
            return Optional.empty();
        }
        if (!image.isTextual()) {
            throw new ImageRefusal.Malformed(MANIFEST, "", "has an `image` that is no text").thrown();
        }
        return Optional.of(new ImageName(image.asText().strip(), MANIFEST));
    }

    /** What the setting {@code template} comes to for {@code service}. */
    static ImageName ofTemplate(String template, String service) {
        return new ImageName(template.strip().replace(SERVICE, service), SETTING);
    }

    /** The image with {@code tag}. */
    ImageReference tagged(String tag) {
        if (text.substring(text.lastIndexOf('/') + 1).contains(":") || text.contains("@")) {
            throw malformed("names an image with a tag or a digest, where the version is the tag");
        }
        if (ImageReference.parse(text).isEmpty()) {
            throw malformed("names an image in a way that no registry knows");
        }
        return ImageReference.parse(text + ":" + tag).orElseThrow(() -> malformed("can have no tag '" + tag + "'"));
    }

    private RuntimeException malformed(String why) {
        return new ImageRefusal.Malformed(source, text, why).thrown();
    }
}
