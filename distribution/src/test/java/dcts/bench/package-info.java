/** Measurements of the packaged server. They print figures and never fail a build: a time asserted is a time wrong. */
@NullMarked
package dcts.bench;

import org.jspecify.annotations.NullMarked;
