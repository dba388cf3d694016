package dcts.roles;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.testkit.Person;
import dcts.testkit.TestHost;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with an owner, Alice and Bob, and the two channels that it begins with. */
abstract class RolesPlay {
    @RegisterExtension
    final TestHost host = TestHost.withThisPlugin();

    Person owner;
    Person alice;
    Person bob;
    Editor editor;
    String general;
    String random;

    @BeforeEach
    void peopleJoin() {
        alice = host.person("alice");
        bob = host.person("bob");
        owner = host.owner();
        editor = new Editor(owner);
        JsonNode channels = owner.ask("chat.tree", Map.of()).at("/groups/0/categories/0/channels");
        general = channels.at("/0/id").asText();
        random = channels.at("/1/id").asText();
    }
}
