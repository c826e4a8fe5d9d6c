package io.coxswain.model.jackson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.model.KubeList;
import io.coxswain.model.ResourceType;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.KubeCodec;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever changes a list of a kind of one's own and writes it over the list that was read loses nothing of its items. */
class EditedListTest {
    record Tab(ObjectMeta metadata, Integer size) {
        Tab withSize(int newSize) {
            return new Tab(metadata, newSize);
        }
    }

    private static final ResourceType<Tab> TYPE =
            ResourceType.builder(Tab.class, "e.io/v1", "Tab", "tabs").build();
    private static final KubeCodec KINDS = KubeCodec.builder().register(TYPE).build();
    private static final Codec<KubeList<Tab>> TABS = KubeList.codec(TYPE.codec());
    private static final String LIST = "{'kind':'TabList','apiVersion':'e.io/v1','metadata':{'resourceVersion':'7'},"
            + "'items':[{'metadata':{'name':'a','namespace':'n'},'size':1,'u':1},{'metadata':{'name':'a','namespace':'m'},'size':2,'u':2},"
            + "{'metadata':{'name':'c'},'u':3},{'size':4,'u':4}],'more':{'x':1}}";

    @Test
    void eachItemIsWrittenOverWhatItWas() {
        assertThat(edited(TABS.fromJson(utf8(LIST)).items()))
                .isEqualTo(text(TABS.toJson(TABS.fromJson(utf8(LIST)), utf8(LIST))));
        assertThat(text(TABS.toJson(TABS.fromJson(utf8(LIST)), utf8(LIST)))).isEqualTo(LIST);
    }

    @Test
    void itemsAreFoundAgainByNamespaceAndName() {
        List<Tab> items = new ArrayList<>(TABS.fromJson(utf8(LIST)).items().subList(0, 3));
        Collections.reverse(items);
        items.set(1, items.get(1).withSize(20));
        assertThat(edited(items))
                .contains("'items':[{'metadata':{'name':'c'},'u':3},"
                        + "{'metadata':{'name':'a','namespace':'m'},'size':20,'u':2},"
                        + "{'metadata':{'name':'a','namespace':'n'},'size':1,'u':1}]");
    }

    @Test
    void thoseWithoutANameAreFoundByTheirPlace() {
        List<Tab> items = new ArrayList<>(TABS.fromJson(utf8(LIST)).items());
        items.set(3, items.get(3).withSize(40));
        assertThat(edited(items)).contains("{'size':40,'u':4}]");
        assertThat(edited(List.of(items.get(3))))
                .as("another stood there")
                .contains("'items':[{'apiVersion':'e.io/v1','kind':'Tab','size':40}]");
    }

    @Test
    void aNewItemTakesNothingFromOthers() {
        Tab added = new Tab(ObjectMeta.of(m -> m.name("z")), 9);
        assertThat(edited(List.of(added)))
                .contains("'items':[{'apiVersion':'e.io/v1','kind':'Tab','metadata':{'name':'z'},'size':9}]");
    }

    @Test
    void whatTheListSaysBesideItsItemsStays() {
        assertThat(edited(List.of())).contains("'resourceVersion':'7'").contains("'more':{'x':1}");
    }

    @Test
    @SuppressWarnings("unchecked")
    void mixedListsTellItemsOfOneNameApartByTheirKind() {
        String mixed = "{'kind':'List','apiVersion':'v1','metadata':{},'items':["
                + "{'kind':'Pod','apiVersion':'v1','metadata':{'name':'a'},'p':1},"
                + "{'apiVersion':'e.io/v1','kind':'Tab','metadata':{'name':'a'},'size':1,'u':1}]}";
        KubeList<Object> list = (KubeList<Object>) KINDS.fromJson(utf8(mixed));
        Pod pod = (Pod) list.items().get(0);
        Tab tab = (Tab) list.items().get(1);
        KubeList<Object> changed = list.withItems(List.of(tab.withSize(2), pod));
        assertThat(text(KINDS.toJson(changed, utf8(mixed))))
                .contains("'items':[{'apiVersion':'e.io/v1','kind':'Tab','metadata':{'name':'a'},'size':2,'u':1},"
                        + "{'kind':'Pod','apiVersion':'v1','metadata':{'name':'a'},'p':1}]");
    }

    record Maybe(Optional<String> text) {}

    @Test
    void anEmptyOptionalIsLeftOut() {
        JacksonCodec<Maybe> codec = JacksonCodec.of(Maybe.class, "e.io/v1", "Maybe");
        assertThat(text(codec.toJson(new Maybe(Optional.empty()))))
                .isEqualTo("{'apiVersion':'e.io/v1','kind':'Maybe'}");
        assertThat(text(codec.toJson(new Maybe(Optional.of("x"))))).endsWith(",'text':'x'}");
        byte[] original = utf8("{'text':'x','more':1}");
        assertThat(text(codec.toJson(new Maybe(Optional.empty()), original))).isEqualTo("{'more':1}");
    }

    private static String edited(List<Tab> items) {
        return text(TABS.toJson(TABS.fromJson(utf8(LIST)).withItems(items), utf8(LIST)));
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8).replace('"', '\'');
    }
}
