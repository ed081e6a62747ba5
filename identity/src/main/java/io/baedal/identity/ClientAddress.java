package io.baedal.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Where a request comes from: the gateway says so for its clients, and nobody else is believed. */
@Component
class ClientAddress {

    private static final String TOLD_BY_THE_GATEWAY = "X-Real-IP";

    private final List<IpAddressMatcher> gateways;

    ClientAddress(IdentitySettings settings) {
        this.gateways = settings.gateways().stream().map(IpAddressMatcher::new).toList();
    }

    String of(HttpServletRequest request) {
        String told = request.getHeader(TOLD_BY_THE_GATEWAY);
        boolean believed = gateways.stream().anyMatch(gateway -> gateway.matches(request.getRemoteAddr()));
        return told != null && believed ? told : request.getRemoteAddr();
    }
}
