package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PluginExceptionTest {
    @Test
    void theOwnerReadsWhatTheAuthorWrote() {
        assertThat(PluginException.words(new IllegalStateException("no luck today")))
                .isEqualTo("no luck today");
    }

    @Test
    void whereTheAuthorWroteNothingTheNameIsTheOnlyHint() {
        assertThat(PluginException.words(new IllegalStateException())).isEqualTo("IllegalStateException");
        assertThat(PluginException.words(new IllegalStateException(" "))).isEqualTo("IllegalStateException");
    }

    @Test
    void whatIsMissingIsToldTogetherWithThatItIsMissing() {
        assertThat(PluginException.words(new NoClassDefFoundError("dcts/gone/Main")))
                .isEqualTo("NoClassDefFoundError: dcts/gone/Main");
        assertThat(PluginException.words(new ClassNotFoundException("dcts.gone.Main")))
                .isEqualTo("ClassNotFoundException: dcts.gone.Main");
    }

    @Test
    void wrappersThatSayNothingAreTakenOff() {
        var cause = new SQLException("there is no such table");
        assertThat(PluginException.words(new RuntimeException(cause))).isEqualTo("there is no such table");
        assertThat(PluginException.words(new InvocationTargetException(cause))).isEqualTo("there is no such table");
        assertThat(PluginException.words(new RuntimeException("it cannot be stored", cause)))
                .isEqualTo("it cannot be stored");
    }
}
