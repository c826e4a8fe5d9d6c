package io.coxswain.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.coxswain.client.rest.Framer;
import io.coxswain.client.rest.ResponseHead;
import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The items of what a server answers when it has deleted a collection: a list of what was in it, or a mere Status. */
final class DeleteCollectionFramer<T> implements Framer<ListEvent<T>> {
    private static final int HEAD = 64;

    /** How one begins in JSON, where servers write the kind first, and in protobuf's envelope, where it follows the version. */
    private static final Pattern STATUS = Pattern.compile(
            "\\{\\s*\"kind\"\\s*:\\s*\"Status\"|k8s\\x00\\n.\\n\\x02v1\\x12\\x06Status", Pattern.DOTALL);

    private final ListFramer<T> items;
    private boolean begun;
    private boolean isStatus;
    private int position;

    DeleteCollectionFramer(Codec<T> codec) {
        this.items = new ListFramer<>(codec, DecodeOptions.DEFAULT);
    }

    @Override
    public void head(ResponseHead head) {
        items.head(head);
    }

    @Override
    public @Nullable ListEvent<T> next(byte[] bytes, int from, int to) {
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
        return event;
    }

    /** Whether the answer has told by now which of the two it is: short lists end before a fixed number of bytes. */
    private boolean begin(byte[] bytes, int from, int to) {
        Matcher head = STATUS.matcher(new String(bytes, from, Math.min(HEAD, to - from), ISO_8859_1));
        isStatus = head.lookingAt();
        begun = isStatus || !head.hitEnd() || to - from >= HEAD;
        return begun;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public @Nullable ListEvent<T> end(byte[] bytes, int from, int to) {
        return isStatus ? null : items.end(bytes, from, to);
    }

    /** The list without its items, once the body has ended; a Status tells nothing of one. */
    KubeList<T> list(ResourceType<?> type) {
        return isStatus
                ? KubeList.withoutItems(type.apiVersion().toString(), type.listKind(), null, null)
                : items.list();
    }
}
