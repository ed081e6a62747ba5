package io.baedal.counterexample;

@Breaks("TYPES_ARE_PACKAGE_PRIVATE")
public class IsPublic {}
