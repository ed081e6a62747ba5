package io.baedal.counterexample;

class IsNamedBadly {

    @Breaks("NAMES_ARE_WORDS_OF_THE_FIELD")
    static class OrderUtils {}

    @Breaks("NAMES_ARE_WORDS_OF_THE_FIELD")
    static class OrderDto {}

    @Breaks("NAMES_ARE_WORDS_OF_THE_FIELD")
    static class BaseOrder {}

    @Breaks("NAMES_ARE_WORDS_OF_THE_FIELD")
    static class OrderManager2 {}

    @Breaks("NAMES_ARE_WORDS_OF_THE_FIELD")
    static class Helper {}

    /** A database is none of these. */
    static class DatabaseClock {}
}
