package io.baedal.platform;

/**
 * What a caller may be. A member can be several of them; SERVICE is one of our own services and never a person, so no
 * member gets it.
 */
public enum Role {
    CUSTOMER,
    OWNER,
    COURIER,
    OPERATOR,
    SERVICE
}
