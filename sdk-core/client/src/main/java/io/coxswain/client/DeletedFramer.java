package io.coxswain.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.coxswain.client.rest.Framer;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.client.rest.ResponseHead;
import io.coxswain.client.rest.RestClient;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.meta.v1.ListMeta;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The items of what a server answers when it has deleted a collection: a list of what was in it, or a mere Status. */
final class DeletedFramer<T> implements Framer<T> {
    private static final int HEAD = 64;

    /** How one begins in JSON, where servers write the kind first, and in protobuf's envelope, where it follows the version. */
    private static final Pattern STATUS = Pattern.compile(
            "\\{\\s*\"kind\"\\s*:\\s*\"Status\"|k8s\\x00\\n.\\n\\x02v1\\x12\\x06Status", Pattern.DOTALL);

    private final ResourceType<T> type;
    private final ListFramer<T> items;
    private boolean begun;
    private boolean isStatus;
    private int position;

    DeletedFramer(ResourceType<T> type) {
        this.type = type;
        this.items = new ListFramer<>(type.codec(), DecodeOptions.DEFAULT);
    }

    /** Sends a request that deletes a collection: what was in it. */
    static <T> Mono<KubeList<T>> delete(RestClient rest, KubeRequest request, ResourceType<T> type) {
        return Mono.defer(() -> {
            DeletedFramer<T> deleted = new DeletedFramer<>(type);
            return rest.frames(request, () -> deleted).collectList().map(deleted::list);
        });
    }

    @Override
    public void head(ResponseHead head) {
        items.head(head);
    }

    @Override
    public @Nullable T next(byte[] bytes, int from, int to) {
        if (!begun && !begin(bytes, from, to)) {
            position = from;
            return null;
        }
        if (isStatus) {
            position = to;
            return null;
        }
        ListEvent<T> event = items.next(bytes, from, to);
        position = items.position();
        return event == null ? null : object(event);
    }

    /** Whether the answer has told by now which of the two it is: short lists end before a fixed number of bytes. */
    private boolean begin(byte[] bytes, int from, int to) {
        Matcher head = STATUS.matcher(new String(bytes, from, Math.min(HEAD, to - from), ISO_8859_1));
        isStatus = head.lookingAt();
        begun = isStatus || !head.hitEnd() || to - from >= HEAD;
        return begun;
    }

    private static <T> T object(ListEvent<T> event) {
        if (event instanceof ListEvent.Item<T> item) {
            return item.object();
        }
        throw ((ListEvent.Undecodable<T>) event).object().error();
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public @Nullable T end(byte[] bytes, int from, int to) {
        ListEvent<T> last = isStatus ? null : items.end(bytes, from, to);
        return last == null ? null : object(last);
    }

    KubeList<T> list(List<T> deleted) {
        return isStatus
                ? KubeList.of(type, ListMeta.EMPTY, deleted)
                : items.list().withItems(deleted);
    }
}
