package dcts.core.db;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Real connections that can be held back before an insert, and cut before or after one, as a network does. What the
 * database does is real; only the cable is ours.
 */
final class Gate implements ConnectionSource {
    private final Database database;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile Cut cut = Cut.NEVER;
    private volatile boolean away;

    enum Cut {
        NEVER,
        BEFORE_INSERT,
        AFTER_INSERT
    }

    Gate(Database database) {
        this.database = database;
    }

    /** Holds back inserts until {@link #release}. */
    void hold() {
        open = new CountDownLatch(1);
    }

    void release() {
        open.countDown();
    }

    /** Cuts the connection once at the next insert. */
    void cutOnce(Cut when) {
        cut = when;
    }

    /** Whether the database cannot be reached at all. */
    void away(boolean gone) {
        away = gone;
    }

    @Override
    public Connection open() throws SQLException {
        if (away) {
            throw new SQLException("away", "08001");
        }
        Connection real = database.connection();
        return proxy(Connection.class, (method, args) -> {
            if (away) {
                throw new SQLException("away", "08006");
            }
            Object result = call(real, method, args);
            return result instanceof PreparedStatement statement && isInsert(args) ? guarded(real, statement) : result;
        });
    }

    private static boolean isInsert(Object[] args) {
        return args != null && args.length > 0 && String.valueOf(args[0]).startsWith("insert");
    }

    private PreparedStatement guarded(Connection real, PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, args) -> {
            if (!method.getName().equals("executeUpdate")) {
                return call(statement, method, args);
            }
            await();
            Cut now = cut;
            cut = Cut.NEVER;
            if (now == Cut.BEFORE_INSERT) {
                real.abort(Runnable::run);
            }
            Object result = now == Cut.BEFORE_INSERT ? null : call(statement, method, args);
            if (now != Cut.NEVER) {
                real.abort(Runnable::run);
                throw new SQLException("cut", "08006");
            }
            return result;
        });
    }

    private void await() throws InterruptedException {
        if (!open.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("never released");
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object run(Method method, Object[] args) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> call.run(method, args)));
    }

    private static @Nullable Object call(Object target, Method method, Object[] args) throws Exception {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
