package dcts.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A member with the official Socket.IO client. Asks, hears, and speaks HTTP; whatever takes longer than 15 s fails the test.
 */
public final class Person {
    private final TestMember member;
    private final TestApi api;
    private final Set<String> listening = ConcurrentHashMap.newKeySet();

    Person(TestMember member, TestApi api) {
        this.member = member;
        this.api = api;
    }

    /** The account. */
    public String userId() {
        return member.userId();
    }

    /** The session's token, for clients of other kinds. */
    public String token() {
        return member.token();
    }

    /** Sends a request that must be granted; its data. */
    public JsonNode ask(String request, Object payload) {
        return member.ask(request, payload);
    }

    /** Sends a request that must be refused; the code, with the path after a colon if it has one: {@code invalid:text}. */
    public String refusal(String request, Object payload) {
        return member.refusal(request, payload);
    }

    /**
     * The next announcement of this kind; others before it are passed over. All that plugins had declared when the person
     * joined is kept until it is asked for here.
     */
    public JsonNode hear(String announcement) {
        listen(announcement);
        return member.hear(announcement);
    }

    /** Whether nothing of this kind has been heard so far. */
    public boolean hasNotHeard(String announcement) {
        return member.everything().stream().noneMatch(heard -> heard.event().equals(announcement));
    }

    void listen(String announcement) {
        if (listening.add(announcement)) {
            member.listen(announcement);
        }
    }

    /** The same person on another connection, as with a second window. */
    public Person again() {
        return new Person(member.again(), api);
    }

    /** Sends a request; {@code ok}, or the code of the refusal. */
    public String outcome(String request, Object payload) {
        JsonNode answer = member.answer(request, payload);
        return answer.path("ok").asBoolean() ? "ok" : answer.at("/error/code").asText();
    }

    /** The same person on another connection, looking with the eyes of somebody else, such as {@code member:7}. */
    public Person viewing(String as) {
        var other = new Person(member.viewing(as), api);
        listening.forEach(other::listen);
        return other;
    }

    /** Gets over HTTP. */
    public Answer get(String path) {
        return api.get(path, headers());
    }

    /** Posts a body over HTTP. */
    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    /** Sends a body over HTTP, written as JSON unless it is a string already. */
    public Answer send(String method, String path, Object body) {
        return api.send(method, path, body, headers());
    }

    /** Another device of the same person, which sends what no client would. */
    public RawSocket rawSocket() {
        return new RawSocket(api.url(), member.token());
    }

    private Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + member.token());
    }

    /** Waits until the server has ended the connection. */
    public void awaitDisconnect() {
        member.awaitDisconnect();
    }

    /** Ends the connection. */
    public void leave() {
        member.close();
    }
}
