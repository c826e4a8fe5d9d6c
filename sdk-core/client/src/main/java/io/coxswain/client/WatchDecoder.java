package io.coxswain.client;

import io.coxswain.client.rest.ApiErrors;
import io.coxswain.client.rest.FramingException;
import io.coxswain.client.rest.KubeRequest;
import io.coxswain.model.codec.Codec;
import io.coxswain.model.codec.DecodeOptions;
import io.coxswain.model.meta.v1.Status;

/** Reads the events of one watch. */
record WatchDecoder<T>(KubeRequest request, Codec<T> codec) {

    WatchEvent<T> decode(byte[] line) {
        WatchFrame frame = WatchFrame.of(line);
        return switch (frame.type()) {
            case "ADDED" -> event(WatchEvent.Type.ADDED, line, frame);
            case "MODIFIED" -> event(WatchEvent.Type.MODIFIED, line, frame);
            case "DELETED" -> event(WatchEvent.Type.DELETED, line, frame);
            case "BOOKMARK" -> event(WatchEvent.Type.BOOKMARK, line, frame);
            case "ERROR" -> throw ApiErrors.of(request, read(Status.CODEC, line, frame));
            default -> throw new FramingException("the stream is not a watch, or has events of a kind not known here");
        };
    }

    private WatchEvent<T> event(WatchEvent.Type type, byte[] line, WatchFrame frame) {
        return new WatchEvent<>(type, read(codec, line, frame));
    }

    private static <O> O read(Codec<O> codec, byte[] line, WatchFrame frame) {
        return codec.fromJson(line, frame.from(), frame.to(), DecodeOptions.DEFAULT);
    }
}
