package io.coxswain.model.patch;

import io.coxswain.model.codec.Codec;
import io.coxswain.model.tree.JsonTree;
import tools.jackson.databind.JsonNode;

/** Objects as trees from which objects are made again, so that nothing of them may be missing. */
final class WholeTree {
    private WholeTree() {}

    /** @throws PatchException if JSON has no place for something that the object holds */
    static <T> JsonNode of(Codec<T> codec, T object) {
        byte[] json = codec.toWholeJson(object);
        if (json == null) {
            throw PatchException.notApplicable(
                    "the object was read from protobuf and has fields that are not known here, which it would lose: "
                            + "change it by its builder, send the patch to the server, or read the object as JSON");
        }
        return JsonTree.read(json);
    }
}
