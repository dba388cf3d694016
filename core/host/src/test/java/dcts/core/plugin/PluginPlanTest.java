package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pf4j.DefaultVersionManager;

class PluginPlanTest {
    /** Plugins as {@code id:version:api:requirement+requirement}; the order of those that can run; the others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "aa bb cc|aa bb cc|-",
                "aa:1.0.0:*:bb bb|bb aa|-",
                "aa:1.0.0:*:bb bb:1.0.0:*:cc cc|cc bb aa|-",
                "cc bb:1.0.0:*:cc aa:1.0.0:*:bb+cc dd|cc dd bb aa|-",
                "aa:1.0.0:*:bb@>=1.0.0 bb:1.2.0|bb aa|-",
                "aa:1.0.0:*:bb@1.2.0 bb:1.2.0|bb aa|-",
                "aa:1.0.0:*:bb@2.x bb:1.2.0|bb|aa it requires bb@2.x, and there is 1.2.0",
                "aa:1.0.0:*:bb cc|cc|aa it requires bb, which is not there",
                "aa:1.0.0:*:bb bb:1.0.0:*:cc dd|dd|aa it requires bb, which does not run;bb it requires cc, which is not there",
                "aa:1.0.0:*:aa bb|bb|aa it requires aa, which does not run",
                "aa:1.0.0:*:bb bb:1.0.0:*:aa cc:1.0.0:*:bb dd|dd|aa it requires bb, which does not run;"
                        + "bb it requires aa, which does not run;cc it requires bb, which does not run",
                "aa:1.0.0:>=2.0.0 bb|bb|aa it is for version >=2.0.0 of the plugin API, this server has 0.9.0",
                "aa:1.0.0:>=2.0.0 bb:1.0.0:*:aa|-|aa it is for version >=2.0.0 of the plugin API, this server has 0.9.0;"
                        + "bb it requires aa, which does not run",
                "aa:1.0.0:~0.9 bb:1.0.0:0.9.0 cc:1.0.0:>=0.9.0&<0.10.0|aa bb cc|-",
                "aa:1.0.0:banana bb|bb|aa plugin.json, api or requires: not a range of versions",
                "aa:1.0.0:*:bb@banana bb|bb|aa plugin.json, api or requires: not a range of versions",
                "core accounts session sessions server ui admin coreplus|coreplus|"
                        + "core.jar the id core is the server's own;accounts.jar the id accounts is the server's own;"
                        + "session.jar the id session is the server's own;server.jar the id server is the server's own;"
                        + "ui.jar the id ui is the server's own;admin.jar the id admin is the server's own;"
                        + "sessions.jar the id sessions is the server's own",
            })
    void ordersThoseThatCanRunAndTellsWhyOthersCannot(
            String plugins, @Nullable String order, @Nullable String failures) {
        var plan = new PluginPlan(
                List.of(plugins.split(" ", -1)).stream()
                        .map(PluginPlanTest::found)
                        .toList(),
                Set.of(),
                new DefaultVersionManager()::checkVersionConstraint);
        assertThat(plan.order().stream().map(found -> found.manifest().id()))
                .containsExactlyElementsOf(order == null ? List.of() : List.of(order.split(" ", -1)));
        List<String> expected = failures == null ? List.of() : List.of(failures.split(";", -1));
        assertThat(plan.failures()).hasSize(expected.size());
        for (String failure : expected) {
            String[] parts = failure.split(" ", 2);
            assertThat(plan.failures().get(parts[0])).as(parts[0]).startsWith(parts[1]);
        }
    }

    @ParameterizedTest
    @CsvSource({"aa.jar aa2.jar, aa2.jar"})
    void theFirstOfTwoWithOneIdIsTaken(String files, String refused) {
        List<PluginPlan.Found> found = new ArrayList<>();
        for (String file : files.split(" ", -1)) {
            found.add(new PluginPlan.Found(file, Path.of(file), found("aa").manifest()));
        }
        var plan = new PluginPlan(found, Set.of(), new DefaultVersionManager()::checkVersionConstraint);
        assertThat(plan.order()).containsExactly(found.getFirst());
        assertThat(plan.failures()).isEqualTo(Map.of(refused, "there is another archive with the id aa"));
    }

    private static PluginPlan.Found found(String written) {
        String[] parts = written.split(":", -1);
        return new PluginPlan.Found(
                parts[0] + ".jar",
                Path.of(parts[0] + ".jar"),
                new Manifest(
                        parts[0],
                        parts.length > 1 ? parts[1] : "1.0.0",
                        parts.length > 2 ? parts[2] : "*",
                        "x.Main",
                        parts[0],
                        null,
                        parts.length > 3 ? List.of(parts[3].split("\\+", -1)) : null,
                        null));
    }
}
