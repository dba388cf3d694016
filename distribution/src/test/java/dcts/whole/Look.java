package dcts.whole;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a window looks like: its theme, and the size of a desk or a phone. */
record Look(ColorScheme scheme, boolean phone) {
    /** Both themes on a desk and on a phone. */
    static List<Look> all() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> Stream.of(false, true).map(phone -> new Look(scheme, phone)))
                .toList();
    }

    /** Such as {@code dark-phone}. */
    String name() {
        return scheme.name().toLowerCase(Locale.ROOT) + (phone ? "-phone" : "-desk");
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setLocale("en-US")
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(phone ? 390 : 1440, phone ? 844 : 900);
    }
}
