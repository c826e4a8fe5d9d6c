package io.coxswain.testkit;

/**
 * A fault that has begun.
 *
 * @param connection the connection's number, the first is 1
 * @param direction whose bytes it concerns
 * @param fault what happened, and at which position
 */
public record InjectedFault(int connection, Direction direction, Fault fault) {}
