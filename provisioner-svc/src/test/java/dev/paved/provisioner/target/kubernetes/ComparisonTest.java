package dev.paved.provisioner.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String IMAGE = """
            {"spec":{"template":{"spec":{"containers":[{"name":"app","image":"a:1","env":[{"name":"PORT","value":"80"}]}]}}}}""";

    @Test
    void quantities_are_compared_by_amount() {
        assertThat(differences(
                        "{'spec':{'hard':{'cpu':'1000m','memory':'1Gi'}}}",
                        "{'spec':{'hard':{'cpu':'1','memory':'1024Mi'}}}"))
                .isEmpty();
        assertThat(differences("{'spec':{'hard':{'cpu':'1'}}}", "{'spec':{'hard':{'cpu':'2'}}}"))
                .containsExactly("spec.hard.cpu: 1 -> 2");
        assertThat(differences("{'spec':{'image':'1000m'}}", "{'spec':{'image':'1'}}"))
                .containsExactly("spec.image: 1000m -> 1");
    }

    @Test
    void lists_with_keys_are_compared_in_any_order_and_what_the_server_adds_is_passed_over() {
        assertThat(
                        differences(
                                "{'spec':{'ports':[{'port':80,'protocol':'TCP','name':'http'}]}}",
                                "{'spec':{'clusterIP':'10.0.0.1','ports':[{'port':81,'protocol':'TCP'},{'port':80,'protocol':'TCP','name':'http','nodePort':3}]}}"))
                .isEmpty();
    }

    @Test
    void other_lists_are_one_value() {
        assertThat(differences("{'spec':{'policyTypes':['Ingress','Egress']}}", "{'spec':{'policyTypes':['Ingress']}}"))
                .containsExactly("spec.policyTypes: [\"Ingress\",\"Egress\"] -> [\"Ingress\"]");
    }

    @Test
    void labels_that_are_missing_differ_and_those_of_others_do_not() {
        assertThat(differences(
                        "{'metadata':{'labels':{'a.b/c':'1'}},'spec':{}}",
                        "{'metadata':{'labels':{'theirs':'2'}},'spec':{}}"))
                .containsExactly("metadata.labels[a.b/c]: 1 -> null");
    }

    @Test
    void empty_variable_is_the_same_as_one_without_value() {
        assertThat(differences("{'spec':{'env':[{'name':'A','value':''}]}}", "{'spec':{'env':[{'name':'A'}]}}"))
                .isEmpty();
    }

    @Test
    void what_another_manager_adds_differs_unless_it_is_the_servers_default() {
        String live = """
                {"metadata":{"managedFields":[
                   {"manager":"kubectl-set","operation":"Update","time":"2026-01-02T03:04:05Z","fieldsV1":{"f:spec":{"f:template":{"f:spec":{
                     "f:dnsPolicy":{},"f:hostNetwork":{},
                     "f:containers":{"k:{\\"name\\":\\"app\\"}":{"f:image":{},"f:env":{"k:{\\"name\\":\\"DEBUG\\"}":{".":{},"f:name":{},"f:value":{}}}}}}}}}},
                   {"manager":"kube-controller-manager","fieldsV1":{"f:spec":{"f:paused":{}}}},
                   {"manager":"any","subresource":"status","fieldsV1":{"f:spec":{"f:paused":{}}}}]},
                 "spec":{"paused":true,"template":{"spec":{"dnsPolicy":"ClusterFirst","hostNetwork":true,
                   "containers":[{"name":"app","image":"a:2","env":[{"name":"PORT","value":"80"},{"name":"DEBUG","value":"1"}]}]}}}}""";
        assertThat(differences(IMAGE, live))
                .containsExactly(
                        "spec.template.spec.containers[app].image: a:1 -> a:2",
                        "spec.template.spec.hostNetwork: null -> true",
                        "spec.template.spec.containers[app].env[DEBUG]: null -> {\"name\":\"DEBUG\",\"value\":\"1\"}");
    }

    @Test
    void owner_of_a_field_is_the_last_who_has_set_it() {
        FieldOwners owners = FieldOwners.of(json("""
                {"metadata":{"managedFields":[
                   {"manager":"paved-provisioner","operation":"Apply","fieldsV1":{"f:spec":{"f:paused":{}}}},
                   {"manager":"old","time":"2026-01-01T00:00:00Z","fieldsV1":{"f:spec":{"f:replicas":{},"f:selector":{}}}},
                   {"manager":"new","time":"2026-01-02T00:00:00Z","fieldsV1":{"f:spec":{"f:replicas":{}}}},
                   {"manager":"undated","fieldsV1":{"f:spec":{"f:replicas":{}}}}]}}"""));
        FieldPath spec = FieldPath.ROOT.member("spec");

        assertThat(owners.of(spec.member("replicas"))).hasValueSatisfying(owner -> {
            assertThat(owner.manager()).isEqualTo("new");
            assertThat(owner.since()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        });
        assertThat(owners.of(spec.member("selector").member("app")))
                .hasValueSatisfying(owner -> assertThat(owner.manager()).isEqualTo("old"));
        assertThat(owners.of(spec.member("paused"))).isEmpty();
        assertThat(owners.isOwn(spec.member("paused"))).isTrue();
        assertThat(owners.isOwn(spec.member("unset"))).isFalse();
    }

    @Test
    void fields_are_found_set_and_pointed_to_by_their_keys() {
        ObjectNode object = (ObjectNode) json(IMAGE);
        FieldPath image = Comparison.fields(FieldPath.ROOT, object)
                .filter(path -> path.last().equals("image"))
                .findFirst()
                .orElseThrow();

        assertThat(image).hasToString("spec.template.spec.containers[app].image");
        assertThat(image.pointer(object)).hasValue("/spec/template/spec/containers/0/image");
        image.set(object, json("\"b:2\""));
        assertThat(image.in(object).asText()).isEqualTo("b:2");
        image.set(object, null);
        assertThat(image.in(object)).isNull();
        image.set(object, json("\"c:3\""));
        assertThat(image.in(object).asText()).isEqualTo("c:3");
    }

    @Test
    void claims_of_others_are_taken_out_and_the_rest_stays() {
        JsonNode object = json("""
                {"metadata":{"managedFields":[
                   {"manager":"paved-provisioner","fieldsV1":{"f:spec":{"f:replicas":{}}}},
                   {"manager":"kubectl","fieldsV1":{"f:spec":{"f:replicas":{},"f:paused":{}}}}]}}""");
        assertThat(FieldOwners.without(
                        object, List.of(FieldPath.ROOT.member("spec").member("replicas"))))
                .isEqualTo(json("""
                        [{"manager":"paved-provisioner","fieldsV1":{"f:spec":{"f:replicas":{}}}},
                         {"manager":"kubectl","fieldsV1":{"f:spec":{"f:paused":{}}}}]"""));
    }

    private static List<String> differences(String declared, String live) {
        return Comparison.of(json(declared), json(live)).stream()
                .map(one -> one.path() + ": " + Values.text(one.declared()) + " -> " + Values.text(one.live()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text.startsWith("{'") ? text.replace('\'', '"') : text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
