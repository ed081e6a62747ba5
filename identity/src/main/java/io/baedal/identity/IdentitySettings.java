package io.baedal.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is ours under {@code baedal.identity}.
 *
 * @param demoAccounts whether the accounts of the contract exist; never in production
 * @param operatorPassword makes an operator where there is none; empty for no
 * @param tokenLifetime how long a token is believed, also after its member withdrew
 * @param keysRotateAfter how long one key signs
 * @param redirects where the pages may be sent back to
 * @param clients the services that may sign in as themselves, with their secrets; an empty one may not
 * @param gateways who may tell us the address of a client: addresses or networks
 */
@ConfigurationProperties("baedal.identity")
record IdentitySettings(
        boolean demoAccounts,
        String operatorPassword,
        Duration tokenLifetime,
        Duration keysRotateAfter,
        List<String> redirects,
        Map<String, String> clients,
        List<String> gateways) {}
