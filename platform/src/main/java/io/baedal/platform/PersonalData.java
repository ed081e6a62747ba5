package io.baedal.platform;

import java.util.Collection;

/** What a service stores about persons; rows and sums stay when it goes. A service without any has none of these. */
public interface PersonalData {

    /** In the caller's transaction; a second time changes nothing. */
    void eraseOf(Collection<String> memberIds);
}
