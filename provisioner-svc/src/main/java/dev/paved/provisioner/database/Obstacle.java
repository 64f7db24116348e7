package dev.paved.provisioner.database;

/**
 * Why a provider does not make a database that is asked for.
 *
 * @param why says it for people
 * @param next what to do about it
 */
public record Obstacle(String why, String next) {}
