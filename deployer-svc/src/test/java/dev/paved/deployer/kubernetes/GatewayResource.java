package dev.paved.deployer.kubernetes;

import java.util.HashMap;
import java.util.Map;

/** The same cluster with a gateway. */
public class GatewayResource extends ClusterResource {

    @Override
    public synchronized Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        if (settings.isEmpty()) {
            return settings;
        }
        cluster()
                .admin()
                .load(GatewayResource.class.getResourceAsStream("/kubernetes/httproutes.yaml"))
                .serverSideApply();
        settings.put("paved.deployer.kubernetes.gateway", "edge/public");
        return settings;
    }
}
