package dcts.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class KillTest {

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(Kill.plan(5, 20, Optional.empty())).isEqualTo(Kill.plan(5, 20, Optional.empty()));
        assertThat(Kill.plan(5, 20, Optional.empty())).isNotEqualTo(Kill.plan(6, 20, Optional.empty()));
    }

    @Test
    void eachComesInTurnUnlessOneIsNamed() {
        for (long seed = 0; seed < 20; seed++) {
            assertThat(Kill.plan(seed, 3, Optional.empty()))
                    .extracting(Kill::victim)
                    .containsExactlyInAnyOrder(Victim.values());
        }
        assertThat(Kill.plan(1, 7, Optional.of(Victim.DATABASE)))
                .hasSize(7)
                .allSatisfy(kill -> assertThat(kill.victim()).isEqualTo(Victim.DATABASE));
    }

    @Test
    void aPlanKillsBothInBothOrdersAndAtTheSameMoment() {
        assertThat(Kill.plan(1, 50, Optional.of(Victim.BOTH)))
                .anyMatch(Kill::databaseFirst)
                .anyMatch(kill -> !kill.databaseFirst())
                .anyMatch(kill -> kill.pauseMillis() == 0)
                .anyMatch(kill -> kill.pauseMillis() > 0);
    }
}
