package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db.tables|Keeps tables|false",
                "http.routes|Answers web requests below /api/ and its id.|true",
                "http.routes:/livekit|Answers web requests at /livekit.|true",
                "http.client|Speaks to other servers.|false",
                "http.client:example.org|Speaks to example.org.|false",
                "files|Keeps files|false",
                "ui|Shows something in the members' browsers|true",
                "login.method|Adds a way to log in.|true",
                "accounts.read|Reads all accounts; hears of|true",
                "roles.assign|Uses what another plugin guards with this name.|false",
                "messages.read|Reads all messages that another plugin keeps.|true",
                "messages.intercept|Sees messages of another plugin before they count; may change or refuse them.|true",
            })
    void eachHasItsMeaning(String name, String meaning, boolean enforced) {
        Capabilities.View view = Capabilities.views(List.of(name)).getFirst();
        assertThat(view.name()).isEqualTo(name);
        assertThat(view.meaning()).startsWith(meaning);
        assertThat(view.enforced()).isEqualTo(enforced);
        assertThat(name).matches(Manifest.CAPABILITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "everything", "db", "Db.tables", "db tables", "db.", ".tables", "a.b:", "a.b:c d", "a.1"})
    void otherFormsAreNone(String name) {
        assertThat(name).doesNotMatch(Manifest.CAPABILITY);
    }
}
