package io.coxswain.client;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chooses a share of all objects by the hash of a field, so that several programs can divide them between them. The hashes are
 * numbers of 64 bits; ranges of them begin with their first and end before their last bound.
 *
 * <pre>{@code
 * pods.watch(o -> o.shard(ShardSelector.of(ShardSelector.Field.UID, 2, 5)))   // the third of five shares
 * }</pre>
 *
 * <p>Servers that do not know of shards, and those on which they are switched off, give everything: the {@code shardInfo} of a
 * list's metadata tells whether the objects were chosen.
 *
 * @param field whose hash is looked at
 * @param ranges one or more
 */
public record ShardSelector(Field field, List<Range> ranges) {
    private static final BigInteger HASHES = BigInteger.ONE.shiftLeft(64);

    /**
     * Of several ranges.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ShardSelector {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a shard has at least one range");
        }
    }

    /**
     * One of a number of shares that are as equal as can be, and together all.
     *
     * @param shard which one, from 0
     * @param shards how many there are
     */
    public static ShardSelector of(Field field, int shard, int shards) {
        if (shard < 0 || shard >= shards) {
            throw new IllegalArgumentException("there is no shard " + shard + " of " + shards);
        }
        List<Range> range = new ArrayList<>();
        range.add(new Range(bound(shard, shards), bound(shard + 1, shards)));
        return new ShardSelector(field, range);
    }

    private static BigInteger bound(int shard, int shards) {
        return HASHES.multiply(BigInteger.valueOf(shard)).divide(BigInteger.valueOf(shards));
    }

    /** As servers read it: {@code shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')}. */
    @Override
    public String toString() {
        return ranges.stream()
                .map(range -> "shardRange(" + field + ", '" + hex(range.from()) + "', '" + hex(range.to()) + "')")
                .collect(Collectors.joining(" || "));
    }

    private static String hex(BigInteger bound) {
        String digits = bound.toString(16);
        return "0x" + "0".repeat(Math.max(0, 16 - digits.length())) + digits;
    }

    /** The fields that servers hash. */
    public enum Field {
        /** Spreads the objects evenly. */
        UID("object.metadata.uid"),
        /** Keeps the objects of a namespace together. */
        NAMESPACE("object.metadata.namespace");

        private final String path;

        Field(String path) {
            this.path = path;
        }

        /** Such as {@code object.metadata.uid}. */
        @Override
        public String toString() {
            return path;
        }
    }

    /**
     * Hashes from the first bound on and below the second.
     *
     * @param from from 0
     * @param to above {@code from}, and at most 2⁶⁴
     */
    public record Range(BigInteger from, BigInteger to) {
        /**
         * A range that is not empty.
         *
         * @throws IllegalArgumentException if it is empty, or goes beyond 64 bits
         */
        public Range {
            if (from.signum() < 0 || from.compareTo(to) >= 0 || to.compareTo(HASHES) > 0) {
                throw new IllegalArgumentException("a shard's range lies between 0 and 2^64, and is not empty");
            }
        }
    }
}
