package io.coxswain.model.fuzz;

import java.util.List;
import java.util.Random;

/** Texts made of what a grammar knows, put together in any order, or of a good text with pieces in it. */
public final class Pieces {
    private final List<String> good;
    private final List<String> pieces;

    public Pieces(List<String> good, String... pieces) {
        this.good = good;
        this.pieces = List.of(pieces);
    }

    public String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? good.get(random.nextInt(good.size())) : "");
        for (int n = random.nextInt(text.isEmpty() ? 9 : 4); n > 0; n--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(8)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
                case 1 -> text.insert(at, (char) random.nextInt(random.nextInt(8) == 0 ? 0x10000 : 128));
                case 2 -> text.insert(at, text.substring(at / 2, at));
                case 3 ->
                    text.insert(at, pieces.get(random.nextInt(pieces.size())).repeat(1 + random.nextInt(30)));
                default -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
            }
        }
        return text.toString();
    }
}
