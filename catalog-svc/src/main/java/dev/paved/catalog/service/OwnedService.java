package dev.paved.catalog.service;

/** A service and whose it is. */
public record OwnedService(String name, String owner) {}
