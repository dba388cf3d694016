package dcts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The members, in a process of their own. Arguments: port, file with a token a line, channel. A line {@code COUNT IN_FLIGHT}
 * on standard input is one round; it is answered by {@code p50 p99} in microseconds once every member has heard every
 * message once and in order, and by the reason if that did not happen.
 */
public final class LoadClient {
    private static final long PATIENCE_SECONDS = 120;

    private final Selector selector = Selector.open();
    private final List<MemberSocket> members = new ArrayList<>();
    private final String channelId;
    private Round round = new Round(0, 0, 0, 0);
    private int sent;

    private LoadClient(String channelId) throws IOException {
        this.channelId = channelId;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        var client = new LoadClient(arguments[2]);
        client.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
                Files.readAllLines(Path.of(arguments[1])));
        out.println("connected");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", -1);
            out.println(client.play(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
        }
    }

    private void connect(InetSocketAddress server, List<String> tokens) throws IOException {
        for (String token : tokens) {
            members.add(new MemberSocket(server, token, new Ears(), selector));
        }
        readUntil(() -> members.stream().allMatch(MemberSocket::joined));
    }

    private String play(int count, int inFlight) throws IOException {
        round = new Round(members.size(), sent, count, inFlight);
        try {
            readUntil(() -> {
                sendWhatMayBeSent();
                return round.isOver();
            });
        } catch (IllegalStateException e) {
            return "failed: " + e.getMessage();
        }
        long last = members.getFirst().lastSeq();
        boolean allHeard = members.stream().allMatch(member -> member.lastSeq() == last);
        return allHeard ? round.delayMicros(0.5) + " " + round.delayMicros(0.99) : "failed: not all have heard all";
    }

    private void sendWhatMayBeSent() {
        while (round.maySend()) {
            try {
                members.get(sent++ % members.size()).send(round.next(channelId));
            } catch (IOException e) {
                throw new IllegalStateException("a connection is gone", e);
            }
        }
    }

    private void readUntil(BooleanSupplier done) throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("not done within " + PATIENCE_SECONDS + " s");
            }
            selector.select(1_000);
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.attachment() instanceof MemberSocket member) {
                    member.read();
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** Hears for whatever round is being played. */
    private final class Ears implements Round.Listener {
        @Override
        public void answered(String packet) {
            round.answered(packet);
        }

        @Override
        public void announced(long number) {
            round.announced(number);
        }
    }
}
