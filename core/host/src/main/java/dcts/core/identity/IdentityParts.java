package dcts.core.identity;

import dcts.core.cache.Caches;
import dcts.core.db.IdGenerator;
import dcts.core.event.EventTable;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What the rules of accounts and sessions stand on. */
public record IdentityParts(
        Jdbi jdbi, SecureRandom random, IdGenerator ids, InstantSource clock, Caches caches, EventTable events) {}
