package io.coxswain.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.codec.ContentType;
import io.coxswain.model.tree.JsonTree;
import io.coxswain.testkit.apiserver.ApiFailure.Cause;
import io.coxswain.testkit.apiserver.Shelf.Snapshot;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers get and list. */
final class Reads {
    private static final List<String> MATCHES = List.of("Exact", "NotOlderThan", "");

    private final Cluster cluster;

    Reads(Cluster cluster) {
        this.cluster = cluster;
    }

    Answer get(ApiCall call) {
        requireReached(call.query().version());
        Stored object = find(call);
        View view = View.of(call);
        return Answer.of(200, view.contentType(), view.document(object), List.of());
    }

    Stored find(ApiCall call) {
        Resource kept = cluster.catalogue().storage(call.resource());
        Stored object = cluster.store().get(kept, call.namespace(), call.name());
        if (object == null) {
            throw ApiFailure.notFound(call.resource(), call.name());
        }
        return object;
    }

    Answer list(ApiCall call) {
        Page page = page(call);
        View view = View.of(call);
        if (!view.isPlain()) {
            List<Stored> objects = new ArrayList<>();
            page.objects().forEachRemaining(objects::add);
            return Answer.of(200, view.contentType(), view.bytes(view.list(page.metadata(), objects)), List.of());
        }
        return wholeOrStreamed(view, page);
    }

    private static Answer wholeOrStreamed(View view, Page page) {
        ListBody body = new ListBody(view, page);
        return view.wish().form() == ContentType.PROTOBUF
                ? Answer.of(200, view.contentType(), body.protobuf(), List.of())
                : Answer.stream(view.contentType(), body.json());
    }

    /**
     * A part of a list.
     *
     * @param metadata of the list
     */
    record Page(ObjectNode metadata, Iterator<Stored> objects) {}

    Page page(ApiCall call) {
        checkOptions(call.query());
        Listing listing = new Listing(call.namespace(), Selection.of(call));
        Shelf shelf = cluster.store().shelf(cluster.catalogue().storage(call.resource()));
        long limit = call.query().number("limit").orElse(0);
        ContinueToken token = ContinueToken.of(call.query(), listing.namespace());
        Snapshot state =
                token == null ? state(shelf, call.query(), limit) : continued(shelf, token, listing.namespace());
        String start = token == null ? "" : token.start();
        return limit <= 0
                ? new Page(metadata(state.version()), listing.from(state.objects(), start))
                : limited(listing, state, start, limit);
    }

    private static Page limited(Listing listing, Snapshot state, String start, long limit) {
        Iterator<Stored> all = listing.from(state.objects(), start);
        List<Stored> page = new ArrayList<>();
        while (page.size() < limit && all.hasNext()) {
            page.add(all.next());
        }
        ObjectNode metadata = metadata(state.version());
        if (all.hasNext()) {
            String next = page.get(page.size() - 1).key() + "\0";
            metadata.put("continue", new ContinueToken(state.version(), next).text(listing.namespace()));
            if (listing.selection().isEverything()) {
                metadata.put("remainingItemCount", listing.count(state, next));
            }
        }
        return new Page(metadata, page.iterator());
    }

    private static ObjectNode metadata(long version) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("resourceVersion", Long.toString(version));
        return metadata;
    }

    private Snapshot state(Shelf shelf, Query query, long limit) {
        long version = query.version();
        String match = query.first("resourceVersionMatch");
        requireReached(version);
        boolean exact = match.equals("Exact") || (match.isEmpty() && limit > 0 && version > 0);
        if (!exact) {
            return shelf.now();
        }
        Snapshot past = shelf.at(version);
        if (past == null) {
            throw ApiFailure.expired("The resourceVersion for the provided list is too old.");
        }
        return past;
    }

    private static Snapshot continued(Shelf shelf, ContinueToken token, String namespace) {
        if (token.version() < 0) {
            return shelf.now();
        }
        Snapshot past = shelf.at(token.version());
        if (past == null) {
            throw token.expired(namespace);
        }
        return past;
    }

    private void requireReached(long version) {
        long current = cluster.store().version();
        if (Long.compareUnsigned(version, current) > 0) {
            throw ApiFailure.tooLargeVersion(version, current);
        }
    }

    private static void checkOptions(Query query) {
        String match = query.first("resourceVersionMatch");
        String version = query.first("resourceVersion");
        @Nullable Cause wrong = null;
        if (query.values().containsKey("sendInitialEvents")) {
            wrong = Cause.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list");
        } else if (!MATCHES.contains(match)) {
            wrong = Cause.unsupported("resourceVersionMatch", match, MATCHES);
        } else if (!match.isEmpty() && version.isEmpty()) {
            wrong = Cause.forbidden(
                    "resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided");
        } else if (!match.isEmpty() && query.has("continue")) {
            wrong = Cause.forbidden(
                    "resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided");
        } else if (match.equals("Exact") && version.equals("0")) {
            wrong = Cause.forbidden(
                    "resourceVersionMatch", "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
        if (wrong != null) {
            throw Query.invalidOption("ListOptions", wrong);
        }
    }

    /** The beginning of a list in JSON, up to its items. */
    static byte[] listHead(Resource resource, ObjectNode metadata) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(("{\"kind\":\"" + resource.kind() + "List\",\"apiVersion\":\"" + resource.apiVersion()
                        + "\",\"metadata\":")
                .getBytes(UTF_8));
        head.writeBytes(JsonTree.write(metadata));
        head.writeBytes(",\"items\":[".getBytes(UTF_8));
        return head.toByteArray();
    }
}
