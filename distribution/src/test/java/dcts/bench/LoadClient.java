package dcts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The members, in a process of their own. Arguments: port, file with a token a line, channel. A line {@code COUNT IN_FLIGHT}
 * on standard input is one round; it is answered by {@code p50 p99} in microseconds once every member has heard every
 * message once and in order, and by the reason if that did not happen.
 */
public final class LoadClient {
    /** How every message begins; its number follows. */
    static final String TEXT = "Message number ";

    private static final String FILLER =
            ", which is about as long as what people write when they talk about their day.";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final SocketLoop loop = new SocketLoop();
    private final List<Member> members = new ArrayList<>();
    private final String channelId;
    private Round round = new Round(0, 0, 0, 0);
    private int sent;
    private int answered;

    private LoadClient(String channelId) throws IOException {
        this.channelId = channelId;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        var client = new LoadClient(arguments[2]);
        client.connect(Integer.parseInt(arguments[0]), Files.readAllLines(Path.of(arguments[1])));
        out.println("connected");
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ", -1);
            out.println(client.play(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
        }
    }

    private void connect(int port, List<String> tokens) throws IOException {
        for (String token : tokens) {
            members.add(new Member(loop, port, token, new Ears()));
        }
        loop.serveUntil(
                () -> members.stream().allMatch(member -> member.socket().joined()), PATIENCE);
    }

    private String play(int count, int inFlight) throws IOException {
        int end = sent + count;
        round = new Round(members.size(), sent, count, inFlight);
        try {
            loop.serveUntil(
                    () -> {
                        sendWhatMayBeSent();
                        return round.isOver() && answered == end;
                    },
                    PATIENCE);
        } catch (IllegalStateException e) {
            return "failed: " + e.getMessage();
        }
        long last = members.getFirst().lastSeq();
        boolean allHeard = members.stream().allMatch(member -> member.lastSeq() == last);
        return allHeard ? round.delays() : "failed: not all have heard all";
    }

    private void sendWhatMayBeSent() {
        while (round.maySend()) {
            try {
                members.get(sent++ % members.size()).socket().send(packet(round.send()));
            } catch (IOException e) {
                throw new IllegalStateException("a connection is gone", e);
            }
        }
    }

    private String packet(int number) {
        return "42" + number + "[\"chat.send\",{\"channelId\":\"" + channelId + "\",\"nonce\":\"load-" + number
                + "\",\"text\":\"" + TEXT + number + FILLER + "\"}]";
    }

    /** Hears for whatever round is being played. */
    final class Ears {
        void answered(String packet) {
            if (!packet.contains("[{\"ok\":true")) {
                throw new IllegalStateException("refused: " + packet);
            }
            answered++;
        }

        void announced(long number) {
            round.reached(number);
        }
    }
}
