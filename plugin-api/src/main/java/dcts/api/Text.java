package dcts.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The bounds of a text in a request. Every text has them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {
    /** The least length in UTF-16 units. */
    int min() default 1;

    /** The greatest length in UTF-16 units. */
    int max();

    /** A regular expression without backtracking that the whole text matches; empty for any text. */
    String pattern() default "";

    /** Whether newline and tab are allowed. Other control characters and lone surrogates never are. */
    boolean multiline() default false;
}
