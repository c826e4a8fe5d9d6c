package io.coxswain.testkit.apiserver;

import io.coxswain.model.GroupVersionKind;
import io.coxswain.model.KubeTime;
import io.coxswain.testkit.apiserver.Decoder.FieldValidation;
import io.coxswain.testkit.apiserver.Writer.Mode;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers what is done to pods, and for service accounts, beside reading and writing them. */
final class PodCalls {
    private static final GroupVersionKind BINDING = new GroupVersionKind("", "v1", "Binding");
    private static final GroupVersionKind EVICTION = new GroupVersionKind("policy", "v1", "Eviction");
    private static final GroupVersionKind TOKEN = new GroupVersionKind("authentication.k8s.io", "v1", "TokenRequest");

    private final Cluster cluster;
    private final Reads reads;
    private final Writer writer;
    private final Deleter deleter;

    PodCalls(Cluster cluster) {
        this.cluster = cluster;
        this.reads = new Reads(cluster);
        this.writer = new Writer(cluster);
        this.deleter = new Deleter(cluster);
    }

    Answer answer(ApiCall call) {
        return switch (call.subresource()) {
            case "binding" ->
                bind(call, Decoder.object(call, BINDING, validation(call)).object(), call.name());
            case "eviction" -> evict(call);
            case "token" -> token(call);
            default ->
                throw ApiFailure.notImplemented(
                        call.resource().plural() + "/" + call.subresource().split("/", -1)[0]);
        };
    }

    private static FieldValidation validation(ApiCall call) {
        return FieldValidation.of(call.query(), "CreateOptions");
    }

    /** The same by a path of its own, where the binding's name is that of the pod. */
    Answer bindByItsName(ApiCall call) {
        ObjectNode binding = Decoder.object(call, BINDING, validation(call)).object();
        return bind(call, binding, Trees.text(binding.path("metadata"), "name"));
    }

    private Answer bind(ApiCall call, ObjectNode binding, String name) {
        String node = Trees.text(binding.path("target"), "name");
        if (node.isEmpty()) {
            throw ApiFailure.internal("target.name: Required value");
        }
        Resource pods = cluster.resource("", "v1", "pods");
        Mode mode = new Mode(call.manager(), "binding", "v1", call.query().dryRun("CreateOptions"));
        writer.update(pods, call.namespace(), name, mode, current -> {
            String bound = Trees.text(current.tree().path("spec"), "nodeName");
            if (!bound.isEmpty()) {
                throw ApiFailure.conflict(
                        cluster.resource("", "v1", "pods"),
                        name,
                        "pod " + name + " is already assigned to node " + GoText.quote(bound));
            }
            ObjectNode pod = current.copy();
            Trees.object(pod, "spec").put("nodeName", node);
            condition(pod, "PodScheduled", cluster.now());
            return pod;
        });
        return status(call, 201);
    }

    private static void condition(ObjectNode pod, String type, String now) {
        ObjectNode status = Trees.object(pod, "status");
        ArrayNode conditions =
                status.get("conditions") instanceof ArrayNode there ? there : status.putArray("conditions");
        conditions.removeIf(condition -> Trees.text(condition, "type").equals(type));
        ObjectNode condition = conditions.addObject();
        condition.put("type", type);
        condition.put("status", "True");
        condition.put("lastTransitionTime", now);
    }

    private Answer evict(ApiCall call) {
        ObjectNode eviction = Decoder.object(call, EVICTION, validation(call)).object();
        String name = Trees.text(eviction.path("metadata"), "name");
        if (!name.isEmpty() && !name.equals(call.name())) {
            throw ApiFailure.badRequest("name in URL does not match name in Eviction object");
        }
        Stored pod = reads.find(call);
        Disruptions.check(cluster, pod);
        JsonNode options = eviction.path("deleteOptions");
        boolean dryRun = call.query().dryRun("CreateOptions")
                || Query.dryRun("DeleteOptions", Trees.strings(options.path("dryRun")));
        Long grace = options.has("gracePeriodSeconds")
                ? Long.valueOf(options.path("gracePeriodSeconds").asLong(0))
                : null;
        JsonNode preconditions = options.path("preconditions");
        deleter.delete(
                pod.resource(),
                pod.namespace(),
                pod.name(),
                new Deleter.Options(
                        dryRun,
                        grace,
                        Trees.text(options, "propagationPolicy"),
                        Trees.text(preconditions, "uid"),
                        Trees.text(preconditions, "resourceVersion"),
                        false));
        return status(call, 201);
    }

    private Answer token(ApiCall call) {
        ObjectNode request = Decoder.object(call, TOKEN, validation(call)).object();
        reads.find(call);
        ObjectNode spec = Trees.object(request, "spec");
        Trees.putIfAbsent(spec, "expirationSeconds", 3600);
        long seconds = spec.path("expirationSeconds").asLong(0);
        ObjectNode metadata = Trees.metadata(request);
        metadata.put("name", call.name());
        metadata.put("namespace", call.namespace());
        metadata.put("creationTimestamp", cluster.now());
        ObjectNode status = Trees.object(request, "status");
        // It opens nothing: it only looks like a token.
        status.put("token", "embedded." + Cluster.newUid() + ".token");
        status.put(
                "expirationTimestamp", KubeTime.format(cluster.clock().instant().plusSeconds(seconds)));
        View view = View.of(call);
        return Answer.of(201, view.contentType(), view.bytes(request), List.of());
    }

    private static Answer status(ApiCall call, int code) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        status.put("code", code);
        View view = View.of(call);
        return Answer.of(code, view.contentType(), view.bytes(status), List.of());
    }
}
