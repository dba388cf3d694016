/**
 * The database: a private MariaDB server or somebody's own, the pool over it, and the migrations of each owner of
 * tables. HikariCP, Liquibase and the driver end here.
 *
 * <p>Order at start: {@link dcts.core.db.DataDirectoryLock}, then {@link dcts.core.db.PrivateDatabase} unless an
 * address was configured, then {@link dcts.core.db.Database}, then {@link dcts.core.db.Migrations}.
 */
@NullMarked
package dcts.core.db;

import org.jspecify.annotations.NullMarked;
