package io.coxswain.testkit;

/** One thing that an answer does after its head. It calls {@link Playback#next} when it is done, or never, if it ends the answer. */
@FunctionalInterface
interface Step {

    void play(Playback playback);

    /** A part of the body that is known from the beginning. */
    record Write(byte[] bytes) implements Step {
        @Override
        public void play(Playback playback) {
            playback.after(playback.wire().body(bytes));
        }
    }
}
