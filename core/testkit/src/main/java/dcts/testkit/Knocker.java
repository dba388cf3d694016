package dcts.testkit;

import dcts.core.testing.TestApi.Answer;

/** Somebody who sends an entry point whatever text the test likes, over the socket or over HTTP. */
final class Knocker implements AutoCloseable {
    private final Person person;
    private final RawSocket socket;

    Knocker(Person person) {
        this.person = person;
        this.socket = person.rawSocket();
    }

    /** The code of the refusal; {@code ok} if there is none; an HTTP status where an answer has no code. */
    String verdict(EntryPoint point, String text) {
        if (point.is("request")) {
            return socket.verdict(point.name(), text).replaceFirst(":.*", "");
        }
        Answer answer = point.method().equals("GET")
                ? person.get(point.path())
                : person.send(point.method(), point.path(), text);
        if (!answer.code().isEmpty()) {
            return answer.code();
        }
        return answer.status() == 200 ? "ok" : "status " + answer.status();
    }

    @Override
    public void close() {
        socket.close();
    }
}
