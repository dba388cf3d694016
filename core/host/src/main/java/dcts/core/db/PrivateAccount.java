package dcts.core.db;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** The one account of a private server that can log in over TCP. It owns our databases and nothing else. */
record PrivateAccount(String password) {
    static final String USER = "dcts";
    static final String DATABASE = "dcts";
    private static final int PASSWORD_BYTES = 32;

    /** Reads the password, or makes one; a lost file is healed because the account is made anew at each start. */
    static PrivateAccount in(MariadbHome home, SecureRandom random) throws IOException {
        Optional<String> stored = home.read(home.passwordFile()).filter(text -> text.matches("[0-9a-f]{64}"));
        if (stored.isPresent()) {
            return new PrivateAccount(stored.get());
        }
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        PrivateAccount account = new PrivateAccount(HexFormat.of().formatHex(secret));
        home.write(home.passwordFile(), account.password);
        return account;
    }

    /** For the server's init file, which wants one statement per line. */
    String statements() {
        String account = "'" + USER + "'@'127.0.0.1'";
        return "CREATE DATABASE IF NOT EXISTS " + DATABASE + ";\n"
                + "CREATE OR REPLACE USER " + account + " IDENTIFIED BY '" + password + "';\n"
                + "GRANT ALL PRIVILEGES ON " + DATABASE + ".* TO " + account + ";\n"
                + "GRANT ALL PRIVILEGES ON `" + DATABASE + "\\_%`.* TO " + account + ";\n";
    }

    DatabaseAddress address(int port) {
        return new DatabaseAddress("jdbc:mariadb://127.0.0.1:" + port + "/" + DATABASE, USER, password, true);
    }

    @Override
    public String toString() {
        return USER;
    }
}
