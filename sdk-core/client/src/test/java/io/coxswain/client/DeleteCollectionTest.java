package io.coxswain.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coxswain.client.rest.CutOffException;
import io.coxswain.client.rest.Heads;
import io.coxswain.model.KubeList;
import io.coxswain.model.codec.ContentType;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.meta.v1.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteCollectionTest {
    /** As servers answer in protobuf if nothing was selected: the envelope, and a list with a resource version. */
    private static final String EMPTY =
            "k8s\0\n\u0013\n\u0002v1\u0012\rConfigMapList\u0012\u0007\n\u0005\n\0\u0012\u00017";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[],\"metadata\":{\"resourceVersion\":\"7\"}}",
                "{ \"items\" : [ ], \"metadata\" : { \"resourceVersion\" : \"7\" } }",
                "{\"kind\":\"List\",\"items\":null,\"metadata\":{\"resourceVersion\":\"7\"}}"
            })
    void readsShortListsWhereverTheyAreCut(String json) {
        readsAtEveryCut(ContentType.JSON, json.getBytes(UTF_8), "7", 0);
    }

    @Test
    void readsTheItemsOfAShortList() {
        readsAtEveryCut(ContentType.JSON, "{\"kind\":\"List\",\"items\":[{},{}]}".getBytes(UTF_8), null, 2);
    }

    @Test
    void readsShortListsInProtobuf() {
        readsAtEveryCut(ContentType.PROTOBUF, EMPTY.getBytes(ISO_8859_1), "7", 0);
    }

    @Test
    void readsAStatusInBothForms() {
        Status status = Status.of(s -> s.status("Success"));
        readsAtEveryCut(ContentType.JSON, "{\"kind\":\"Status\"}".getBytes(UTF_8), null, 0);
        readsAtEveryCut(ContentType.JSON, Status.CODEC.toJson(status), null, 0);
        readsAtEveryCut(ContentType.PROTOBUF, Status.CODEC.toProtobuf(status), null, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"kind\":\"Sta", "{\"kind\":\"ConfigMapList\",\"items\":["})
    void noticesWhatIsCutOff(String json) {
        byte[] body = json.getBytes(UTF_8);

        assertThatThrownBy(() -> read(ContentType.JSON, body, body.length)).isInstanceOf(CutOffException.class);
    }

    private static void readsAtEveryCut(ContentType form, byte[] body, String resourceVersion, int items) {
        for (int cut = 0; cut <= body.length; cut++) {
            KubeList<ConfigMap> list = read(form, body, cut);
            assertThat(list.items()).as("cut at %d", cut).hasSize(items);
            assertThat(list.metadata().resourceVersion()).as("cut at %d", cut).isEqualTo(resourceVersion);
        }
    }

    private static KubeList<ConfigMap> read(ContentType form, byte[] body, int cut) {
        DeleteCollectionFramer<ConfigMap> framer = new DeleteCollectionFramer<>(ConfigMap.CODEC);
        framer.head(Heads.ok(form.mediaType()));
        List<ConfigMap> items = new ArrayList<>();
        int from = 0;
        for (int to : new int[] {cut, body.length}) {
            // Nothing of the rest may be looked at.
            byte[] shown = Arrays.copyOf(body, to);
            for (ListEvent<ConfigMap> event = framer.next(shown, from, to);
                    event != null;
                    event = framer.next(shown, from, to)) {
                add(items, event);
                from = framer.position();
            }
            from = framer.position();
        }
        ListEvent<ConfigMap> last = framer.end(body, from, body.length);
        if (last != null) {
            add(items, last);
        }
        return framer.list(ConfigMap.TYPE).withItems(items);
    }

    private static void add(List<ConfigMap> items, ListEvent<ConfigMap> event) {
        if (event instanceof ListEvent.Item<ConfigMap> item) {
            items.add(item.object());
        }
    }
}
