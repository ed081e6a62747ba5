package io.baedal.platform;

/**
 * What Identity says. The member's id is what the other services know as the customer or the courier; as a number it is
 * the key on the topic, so a member's events are in order among themselves and not with those of their orders.
 */
public sealed interface MemberEvent extends Event {

    String memberId();

    @Override
    default String aggregateType() {
        return "member";
    }

    @Override
    default long aggregateId() {
        return Long.parseLong(memberId());
    }

    /** A member left for good: whoever has personal data of theirs erases it, also what arrives later. */
    record MemberWithdrawn(String memberId) implements MemberEvent {}
}
