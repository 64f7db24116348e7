package dev.paved.deployer.kubernetes;

import dev.paved.deployer.kubernetes.WorkloadObjects.Site;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes that by which services are reached, and takes it away: what others made under the same names is left alone. */
@Singleton
class Addressing {

    private static final Logger LOG = Logger.getLogger(Addressing.class);

    private final Cluster cluster;
    private final AddressObjects addresses;

    Addressing(Cluster cluster, AddressObjects addresses) {
        this.cluster = cluster;
        this.addresses = addresses;
    }

    /** Lets {@code percent} of the requests at {@code site} go to the candidate. */
    void lead(Site site, int percent) throws Trouble {
        List<HasMetadata> all = addresses.of(site, percent);
        for (HasMetadata address : all) {
            refuseOthers(site, address);
        }
        for (HasMetadata address : all) {
            cluster.apply(address);
        }
        removeObsolete(site);
    }

    /** Fails where {@code object} is there already and was not made here. */
    void refuseOthers(Site site, HasMetadata object) throws Trouble {
        HasMetadata present = cluster.present(object);
        if (present != null && !Names.isOurs(present, site.service())) {
            throw new Trouble("There is a " + object.getKind() + " called "
                    + object.getMetadata().getName() + " in the namespace "
                    + object.getMetadata().getNamespace()
                    + " already that was not made by deploying " + site.service()
                    + ", which is left alone. If the environment's manifest runs the"
                    + " service, take it out there: platform env show " + site.environment() + ".");
        }
    }

    /** The same of what is to be there for a candidate. */
    void refuseOthersBeside(Site site) throws Trouble {
        for (HasMetadata address : addresses.beside(site)) {
            refuseOthers(site, address);
        }
    }

    /** Takes away what is there for a candidate. */
    void removeBeside(Site site) throws Trouble {
        removeOurs(site, addresses.beside(site));
    }

    /** Takes away everything. */
    void remove(Site site) throws Trouble {
        removeOurs(site, addresses.all(site));
    }

    /** What the deployer may not see where no gateway is, it has not made either. */
    private void removeObsolete(Site site) throws Trouble {
        try {
            removeOurs(site, addresses.obsolete(site));
        } catch (Trouble e) {
            if (e.mayPass()) {
                throw e;
            }
            LOG.debugf("service=%s environment=%s %s", site.service(), site.environment(), e.words());
        }
    }

    private void removeOurs(Site site, List<HasMetadata> objects) throws Trouble {
        for (HasMetadata object : objects) {
            HasMetadata present = cluster.present(object);
            if (present != null && Names.isOurs(present, site.service())) {
                cluster.delete(present);
            }
        }
    }
}
