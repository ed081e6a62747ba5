package io.baedal.kubernetes;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** YAML as trees that can be pointed into. By SnakeYAML, because it knows the anchors and merges of docker-compose.yml. */
final class Yamls {

    private static final JsonMapper JSON = new JsonMapper();

    private Yamls() {}

    static ObjectNode one(String yaml) {
        return all(yaml).findFirst().orElseThrow();
    }

    static Stream<ObjectNode> all(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(500);
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(options)).loadAll(yaml).spliterator(), false)
                .map(document -> (ObjectNode) JSON.valueToTree(document));
    }
}
