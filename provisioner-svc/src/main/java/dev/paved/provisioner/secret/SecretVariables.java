package dev.paved.provisioner.secret;

import dev.paved.kit.persistence.Transactions;
import dev.paved.provisioner.environment.VariableSource;
import dev.paved.provisioner.target.Confidential;
import jakarta.inject.Singleton;
import java.util.List;

/** The secrets of a service are variables of it: those of its environment, and those for all. */
@Singleton
class SecretVariables implements VariableSource {

    private final Transactions transactions;
    private final Secrets secrets;
    private final ReadSecret reading;

    SecretVariables(Transactions transactions, Secrets secrets, ReadSecret reading) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.reading = reading;
    }

    @Override
    public String revision() {
        return """
                case when cast(cast(e.spec as jsonb) ->> 'untrusted' as boolean) then 'withheld;' else coalesce((
                  select string_agg(its.secrets, '')
                    from jsonb_array_elements(cast(e.spec as jsonb) -> 'services') as wanted (service)
                   cross join lateral (
                     select string_agg(s.id || '.' || s.current || ';', '' order by s.id) as secrets
                       from secret s
                      where s.service = wanted.service ->> 'name'
                        and s.environment in ('', e.name) and s.deleted_at is null) its), '') end""";
    }

    @Override
    public List<Offer> offers(Recipient recipient) {
        return recipient.untrusted()
                ? List.of()
                : transactions
                        .run(session -> secrets.given(session, recipient.service(), recipient.environment()))
                        .stream()
                        .map(this::offer)
                        .toList();
    }

    private Offer offer(SecretEntity secret) {
        SecretRef ref = new SecretRef(secret.service, secret.name, secret.environmentOrNull());
        return new Offer(
                secret.name,
                secret.environment.isEmpty() ? Origin.EVERYWHERE : Origin.HERE,
                secret.id + "." + secret.current,
                (purpose, cause) -> new Confidential(
                        reading.given(ref, secret, purpose, cause).reveal()));
    }
}
