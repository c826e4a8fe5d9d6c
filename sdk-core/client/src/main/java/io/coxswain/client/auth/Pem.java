package io.coxswain.client.auth;

import io.coxswain.client.config.KubeConfigException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of a PEM file: its label, such as {@code CERTIFICATE}, and its content. */
record Pem(String label, byte[] der) {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** All blocks, in order. Text around them is skipped. */
    static List<Pem> parse(byte[] text, String origin) {
        List<Pem> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(text, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            blocks.add(new Pem(matcher.group(1), decode(matcher.group(2), origin)));
        }
        return blocks;
    }

    private static byte[] decode(String base64, String origin) {
        if (base64.indexOf(':') >= 0) {
            throw new KubeConfigException(
                    origin + " is encrypted with a pass phrase, which is not supported: decrypt the key");
        }
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new KubeConfigException(origin + " is not well-formed PEM");
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
