package io.coxswain.testkit.apiserver;

/**
 * What came with a request.
 *
 * @param contentType as the request said it; empty if it did not
 */
@SuppressWarnings("ArrayRecordComponent")
record Body(String contentType, byte[] bytes) {
    boolean isEmpty() {
        return bytes.length == 0;
    }
}
