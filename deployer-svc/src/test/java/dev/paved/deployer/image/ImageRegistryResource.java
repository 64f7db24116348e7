package dev.paved.deployer.image;

import dev.paved.deployer.image.FakeRegistry.Answer;
import dev.paved.deployer.image.FakeRegistry.Asked;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry that answers what the tests say, and that services' images are in unless they say where. */
public class ImageRegistryResource implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();

    private static FakeRegistry registry;

    @Override
    public Map<String, String> start() {
        try {
            registry = new FakeRegistry(ImageRegistryResource::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("paved.deployer.image", registry.host() + "/{service}", "paved.registries.patience", "2s");
    }

    /** What is asked for at {@code path} is answered so. */
    static void answers(String path, Answer answer) {
        ANSWERS.put("/v2/" + path, answer);
    }

    static FakeRegistry registry() {
        return registry;
    }

    private static Answer answer(Asked asked) {
        return ANSWERS.getOrDefault(asked.uri().replaceFirst("\\?.*", ""), Answer.of(404));
    }

    @Override
    public void stop() {
        registry.close();
    }
}
