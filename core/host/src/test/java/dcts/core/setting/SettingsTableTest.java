package dcts.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Items;
import dcts.api.Meaning;
import dcts.api.Range;
import dcts.api.Secret;
import dcts.api.Settings;
import dcts.api.Text;
import dcts.core.audit.AuditStore;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.testing.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owner sets is checked, kept, told, and of a secret nothing is shown. */
class SettingsTableTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestDatabase test;
    private Database database;
    private SettingsTable table;

    enum Tone {
        LOUD,
        QUIET
    }

    record Poll(
            @Meaning("How many may be open at once.") @Range(min = 1, max = 100)
            int most,

            @Meaning("What the button says.") @Text(max = 20, multiline = true)
            String label,

            @Meaning("Whether anybody may ask.") boolean open,

            @Meaning("How a new one is announced.") Tone tone,

            @Meaning("Words that are refused.") @Items(max = 3) @Text(max = 10)
            List<String> words,

            @Meaning("The key of the service.") @Secret @Text(min = 0, max = 50)
            String serviceKey) {}

    private static final Caller OWNER = new Caller(new Id(1), "ada", "Ada", true);
    private static final Poll DEFAULTS = new Poll(5, "Ask", true, Tone.QUIET, List.of("spam"), "");

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        database = test.open();
        new Migrations(database).run(new MigrationSource("core", getClass().getClassLoader(), "dcts/core/migrations"));
        table = table(Map.of());
    }

    @AfterEach
    void close() {
        database.close();
        test.close();
    }

    private SettingsTable table(Map<String, String> environment) {
        var secrets = new SecretBox(folder.resolve("secret.key"), new SecureRandom());
        var clock = InstantSource.system();
        return new SettingsTable(
                database.jdbi("core"), new AuditStore(new IdGenerator(clock, 1), clock), secrets, environment, clock);
    }

    private List<String> trail() {
        return database.jdbi("core")
                .withHandle(handle -> handle.select(
                                "select concat(actor, ' ', actor_name, ' ', what, ' ', subject, ' ', detail) from core_audit")
                        .mapTo(String.class)
                        .list());
    }

    private static Map<String, JsonNode> values(String json) throws IOException {
        Map<String, JsonNode> values = new java.util.HashMap<>();
        new ObjectMapper()
                .readTree(json.replace('\'', '"'))
                .properties()
                .forEach(e -> values.put(e.getKey(), e.getValue()));
        return values;
    }

    @Test
    void changesAreToldAndOutliveARestart() throws IOException {
        Settings<Poll> settings = table.open("polls", DEFAULTS);
        assertThat(settings.get()).isEqualTo(DEFAULTS);
        List<Poll> told = new ArrayList<>();
        settings.onChange(told::add);
        table.change(
                "polls", values("{'most': 7, 'tone': 'loud', 'words': ['a', 'b'], 'serviceKey': 'sesame'}"), OWNER);
        Poll changed = new Poll(7, "Ask", true, Tone.LOUD, List.of("a", "b"), "sesame");
        assertThat(told).containsExactly(changed);
        assertThat(settings.get()).isEqualTo(changed);
        assertThat(table(Map.of()).open("polls", DEFAULTS).get()).isEqualTo(changed);
        assertThat(trail()).containsExactly("1 ada settings.change polls {\"names\":\"most,serviceKey,tone,words\"}");
        table.change("polls", values("{'most': null, 'serviceKey': null}"), OWNER);
        assertThat(settings.get()).isEqualTo(new Poll(5, "Ask", true, Tone.LOUD, List.of("a", "b"), ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'most': 0}; values.most",
                "{'most': 101}; values.most",
                "{'most': '7'}; values.most",
                "{'label': ''}; values.label",
                "{'label': 'longer than twenty characters'}; values.label",
                "{'tone': 'shrill'}; values.tone",
                "{'words': ['a', 'b', 'c', 'd']}; values.words",
                "{'words': ['a', 5]}; values.words",
                "{'serviceKey': 5}; values.serviceKey",
                "{'unknown': 5}; values.unknown",
            })
    void whatDoesNotFitIsRefusedAndChangesNothing(String json, String path) {
        Settings<Poll> settings = table.open("polls", DEFAULTS);
        assertThatThrownBy(() -> table.change("polls", values(json), OWNER))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.path()).isEqualTo(path));
        assertThat(settings.get()).isEqualTo(DEFAULTS);
        assertThat(table(Map.of()).open("polls", DEFAULTS).get()).isEqualTo(DEFAULTS);
    }

    @Test
    void aFormIsToldWhichTextMayHaveLines() {
        table.open("polls", DEFAULTS);
        assertThat(table.all().getFirst().settings())
                .filteredOn(shown -> shown.field().multiline())
                .extracting(shown -> shown.field().name())
                .containsExactly("label");
    }

    @Test
    void aSecretIsClosedInTheDatabaseAndNeverShown() throws IOException {
        table.open("polls", DEFAULTS);
        table.change("polls", values("{'serviceKey': 'open sesame'}"), OWNER);
        String stored = database.jdbi("test")
                .withHandle(handle -> handle.createQuery("select value from core_setting")
                        .mapTo(String.class)
                        .one());
        assertThat(stored).doesNotContain("sesame");
        SettingsTable.Shown shown = table.all().getFirst().settings().getLast();
        assertThat(shown.value()).hasToString("true");
        assertThat(table.all().toString()).doesNotContain("sesame");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withAnotherKeyASecretIsGoneAndSaidSo() throws IOException {
        leaks.expect("The secret serviceKey of polls cannot be opened; set it anew.");
        table.open("polls", DEFAULTS);
        table.change("polls", values("{'serviceKey': 'open sesame', 'most': 9}"), OWNER);
        Files.delete(folder.resolve("secret.key"));
        assertThat(table(Map.of()).open("polls", DEFAULTS).get())
                .isEqualTo(new Poll(9, "Ask", true, Tone.QUIET, List.of("spam"), ""));
    }

    @Test
    void aSecretCannotBeMovedToAnotherPlace() throws IOException {
        leaks.expect("The secret serviceKey of other cannot be opened; set it anew.");
        table.open("polls", DEFAULTS);
        table.change("polls", values("{'serviceKey': 'open sesame'}"), OWNER);
        database.jdbi("test").useHandle(handle -> handle.execute("update core_setting set owner = 'other'"));
        assertThat(table(Map.of()).open("other", DEFAULTS).get().serviceKey()).isEmpty();
    }

    @Test
    void aDamagedKeyIsNeverOverwritten() throws IOException {
        Files.writeString(folder.resolve("secret.key"), "damaged");
        table.open("polls", DEFAULTS);
        assertThatThrownBy(() -> table.change("polls", values("{'serviceKey': 'open sesame'}"), OWNER))
                .hasMessageContaining("is no key");
        assertThat(folder.resolve("secret.key")).hasContent("damaged");
    }

    @Test
    void theEnvironmentFixesASetting() throws IOException {
        leaks.expect("The variable DCTS_PLUGIN_POLLS_NOTHING is no setting of polls and is ignored.");
        SettingsTable fixed = table(Map.of(
                "DCTS_PLUGIN_POLLS_MOST", "8",
                "DCTS_PLUGIN_POLLS_SERVICE_KEY", "from outside",
                "DCTS_PLUGIN_POLLS_NOTHING", "1"));
        Settings<Poll> settings = fixed.open("polls", DEFAULTS);
        assertThat(settings.get().most()).isEqualTo(8);
        assertThat(settings.get().serviceKey()).isEqualTo("from outside");
        assertThatThrownBy(() -> fixed.change("polls", values("{'most': 9}"), OWNER))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo("conflict"));
        SettingsTable.Shown most = fixed.all().getFirst().settings().getFirst();
        assertThat(most.fixed()).isTrue();
        assertThat(most.value()).hasToString("8");
        assertThat(most.variable()).isEqualTo("DCTS_PLUGIN_POLLS_MOST");
    }

    @Test
    void aVariableThatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> table(Map.of("DCTS_PLUGIN_POLLS_MOST", "many")).open("polls", DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DCTS_PLUGIN_POLLS_MOST: must be a whole number from 1 to 100");
    }

    record Fewer(
            @Meaning("How many may be open at once.") @Range(min = 1, max = 6)
            int most,

            @Meaning("What the button says.") @Text(max = 20)
            String label) {}

    @Test
    void whatNoLongerFitsAfterAnUpgradeCountsAsNotSet() throws IOException {
        leaks.expect("The setting most of polls does not fit any more and is left out.");
        table.open("polls", DEFAULTS);
        table.change("polls", values("{'most': 7, 'label': 'Vote', 'open': false}"), OWNER);
        assertThat(table(Map.of()).open("polls", new Fewer(3, "Ask")).get()).isEqualTo(new Fewer(3, "Vote"));
    }

    record NoMeaning(boolean open) {}

    record NoBounds(@Meaning("How many.") int most) {}

    record Nested(@Meaning("More.") Fewer fewer) {}

    record SecretNumber(
            @Meaning("How many.") @Secret @Range(min = 0, max = 1)
            int most) {}

    @Test
    void aRecordThatDoesNotSayEverythingIsRefused() {
        for (Record faulty :
                List.of(new NoMeaning(true), new NoBounds(1), new Nested(new Fewer(1, "")), new SecretNumber(1))) {
            assertThatThrownBy(() -> table.open("polls", faulty))
                    .as(faulty.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(table.all()).isEmpty();
    }

    @Test
    void aListenerThatThrowsDoesNotKeepTheOthersFromHearing() throws IOException {
        leaks.expect("polls failed over its new settings.");
        Settings<Poll> settings = table.open("polls", DEFAULTS);
        List<Integer> told = new ArrayList<>();
        settings.onChange(next -> {
            throw new IllegalStateException("not me");
        });
        settings.onChange(next -> told.add(next.most()));
        table.change("polls", values("{'most': 7}"), OWNER);
        assertThat(told).containsExactly(7);
    }

    @Test
    void whoHasNoneOrHasEndedHasNone() throws IOException {
        assertThatThrownBy(() -> table.change("polls", values("{}"), OWNER)).isInstanceOf(ApiException.class);
        table.open("polls", DEFAULTS);
        assertThatThrownBy(() -> table.open("polls", DEFAULTS)).isInstanceOf(IllegalStateException.class);
        table.close("polls");
        assertThat(table.all()).isEmpty();
    }
}
