package io.coxswain.testkit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Which faults each connection through a {@link FaultProxy} meets. A plan depends on nothing but the connection's number and the
 * direction: the same plan does the same to the same bytes, whenever and in whatever portions they come.
 */
@FunctionalInterface
public interface FaultPlan {
    /** Sets the connections of a seed far apart. */
    long SCATTER = 0x9e3779b97f4a7c15L;

    /**
     * The faults of one direction of one connection. The first connection that a proxy accepts is 1.
     *
     * <p>It is called on an event loop.
     */
    List<Fault> faults(int connection, Direction direction);

    /** Passes everything on. */
    static FaultPlan none() {
        return (connection, direction) -> List.of();
    }

    /** The same faults for every connection, in one direction. */
    static FaultPlan of(Direction direction, Fault... faults) {
        List<Fault> all = List.of(faults);
        return (connection, way) -> way == direction ? all : List.of();
    }

    /** The same faults for every connection, each way. */
    static FaultPlan bothWays(Fault... faults) {
        List<Fault> all = List.of(faults);
        return (connection, direction) -> all;
    }

    /**
     * One fault for each connection: one of the choices, in one of the directions, at a position below the bound. All three are
     * drawn by the seed and the connection's number, so that a failure replays by its seed.
     */
    static FaultPlan seeded(long seed, long bound, Fault... choices) {
        List<Fault> all = List.of(choices);
        return (connection, direction) -> {
            SplittableRandom random = new SplittableRandom(seed + connection * SCATTER);
            Direction drawn = random.nextBoolean() ? Direction.TO_CLIENT : Direction.TO_SERVER;
            Fault fault = all.get(random.nextInt(all.size())).at(random.nextLong(bound));
            return drawn == direction ? List.of(fault) : List.of();
        };
    }

    /** These faults, and those of another plan. */
    default FaultPlan and(FaultPlan more) {
        return (connection, direction) -> Stream.concat(
                        faults(connection, direction).stream(), more.faults(connection, direction).stream())
                .toList();
    }
}
