package io.coxswain.samples.benchmarks;

import java.util.List;

/**
 * One number to measure: somebody at some work.
 *
 * @param benchmark the method that JMH runs
 */
record Cell(String work, String who, String benchmark) {
    static final String FABRIC8 = "fabric8";

    private static final String DECODE = "decode a pod";
    private static final String DECODE_PROTOBUF = "decode a pod in protobuf (fabric8: in JSON)";
    private static final String DECODE_LIST = "decode a list of 10,000";
    private static final String DECODE_PROTOBUF_LIST = "decode a list of 10,000 in protobuf (fabric8: in JSON)";
    private static final String DECODE_NODE = "decode a node";
    private static final String ENCODE = "encode a pod";
    private static final String COXSWAIN = "Coxswain";
    private static final String WITHOUT_MANAGED_FIELDS = "Coxswain, no managedFields";
    private static final String WHILE_IT_ARRIVES = "Coxswain, while it arrives";
    private static final String OFFICIAL = "official";
    private static final String TAGS = "tags alone: the floor";

    /** As the table shows them. */
    static final List<Cell> ALL = List.of(
            cell(DECODE, COXSWAIN, DecodePod.class, "coxswain"),
            cell(DECODE, WITHOUT_MANAGED_FIELDS, DecodePod.class, "coxswainWithoutManagedFields"),
            cell(DECODE, FABRIC8, DecodePod.class, "fabric8"),
            cell(DECODE, OFFICIAL, DecodePod.class, OFFICIAL),
            cell(DECODE, "Jackson's tokens, a parser per pod", DecodePod.class, "tokens"),
            cell(DECODE, "… and every string", DecodePod.class, "tokensAndStrings"),
            cell(DECODE_PROTOBUF, COXSWAIN, DecodeProtobufPod.class, "coxswain"),
            cell(DECODE_PROTOBUF, WITHOUT_MANAGED_FIELDS, DecodeProtobufPod.class, "coxswainWithoutManagedFields"),
            cell(DECODE_PROTOBUF, FABRIC8, DecodePod.class, "fabric8"),
            cell(DECODE_PROTOBUF, TAGS, DecodeProtobufPod.class, "tags"),
            cell(DECODE_LIST, COXSWAIN, DecodePodList.class, "coxswain"),
            cell(DECODE_LIST, WITHOUT_MANAGED_FIELDS, DecodePodList.class, "coxswainWithoutManagedFields"),
            cell(DECODE_LIST, WHILE_IT_ARRIVES, DecodePodList.class, "coxswainStreamed"),
            cell(DECODE_LIST, FABRIC8, DecodePodList.class, "fabric8"),
            cell(DECODE_LIST, OFFICIAL, DecodePodList.class, OFFICIAL),
            cell(DECODE_LIST, "Jackson's tokens alone: the floor", DecodePodList.class, "tokens"),
            cell(DECODE_LIST, "… and every string", DecodePodList.class, "tokensAndStrings"),
            cell(DECODE_PROTOBUF_LIST, COXSWAIN, DecodeProtobufPodList.class, "coxswain"),
            cell(
                    DECODE_PROTOBUF_LIST,
                    WITHOUT_MANAGED_FIELDS,
                    DecodeProtobufPodList.class,
                    "coxswainWithoutManagedFields"),
            cell(DECODE_PROTOBUF_LIST, WHILE_IT_ARRIVES, DecodeProtobufPodList.class, "coxswainStreamed"),
            cell(DECODE_PROTOBUF_LIST, FABRIC8, DecodePodList.class, "fabric8"),
            cell(DECODE_PROTOBUF_LIST, TAGS, DecodeProtobufPodList.class, "tags"),
            cell(DECODE_NODE, COXSWAIN, DecodeNode.class, "coxswain"),
            cell(DECODE_NODE, FABRIC8, DecodeNode.class, "fabric8"),
            cell(DECODE_NODE, OFFICIAL, DecodeNode.class, OFFICIAL),
            cell(ENCODE, COXSWAIN, EncodePod.class, "coxswain"),
            cell(ENCODE, "Coxswain, protobuf", EncodePod.class, "coxswainProtobuf"),
            cell(ENCODE, FABRIC8, EncodePod.class, "fabric8"),
            cell(ENCODE, OFFICIAL, EncodePod.class, OFFICIAL));

    private static Cell cell(String work, String who, Class<?> benchmark, String method) {
        return new Cell(work, who, benchmark.getSimpleName() + "." + method);
    }
}
