package io.baedal.counterexample;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

@Breaks("NOTHING_IS_INJECTED_INTO_FIELDS")
class IsInjectedInto {

    @Autowired
    @Nullable
    Clock clock;
}
