package dcts.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The private database of a running server, to fill it and to ask what it was asked. */
public final class BenchDatabase implements AutoCloseable {
    private static final int TOKEN_BYTES = 32;

    private final Connection connection;

    public BenchDatabase(Path data) throws IOException, SQLException {
        var home = data.resolve("mariadb");
        var port = Files.readString(home.resolve("port")).strip();
        var password = Files.readString(home.resolve("password")).strip();
        this.connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/dcts", "dcts", password);
    }

    /** Makes members with a session each; returns the tokens. Hashing a password for each would take minutes. */
    public List<String> members(int count) throws SQLException {
        List<String> tokens = new ArrayList<>();
        try (var accounts = connection.prepareStatement("insert into core_account"
                        + " (id, login_name, display_name, password_hash, created_at) values (?, ?, ?, '-', 1)");
                var sessions = connection.prepareStatement("insert into core_session"
                        + " (id, token_hash, account_id, created_at, used_at) values (?, ?, ?, 1, ?)")) {
            for (int i = 1; i <= count; i++) {
                tokens.add(token(i));
                accounts.setLong(1, i);
                accounts.setString(2, "member" + i);
                accounts.setString(3, "Member " + i);
                accounts.addBatch();
                sessions.setLong(1, i);
                sessions.setBytes(2, sha256(tokens.getLast()));
                sessions.setLong(3, i);
                sessions.setLong(4, System.currentTimeMillis());
                sessions.addBatch();
            }
            accounts.executeBatch();
            sessions.executeBatch();
        }
        return tokens;
    }

    /** The id of the first channel with this name. */
    public String channelId(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select id from chat_channel where name = '" + name + "' limit 1")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The connection, for other questions. */
    public Connection connection() {
        return connection;
    }

    /** How many statements of each kind the server has run since it started. */
    Map<String, Long> statements() throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show global status like 'Com\\_%'")) {
            while (rows.next()) {
                counts.put(rows.getString(1).substring("Com_".length()), rows.getLong(2));
            }
        }
        return counts;
    }

    private static String token(int number) {
        var bytes = new byte[TOKEN_BYTES];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
