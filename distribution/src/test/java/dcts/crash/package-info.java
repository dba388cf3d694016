/**
 * The crash test: many members talk while the server and its database are killed, and a checker compares what was
 * acknowledged, what is stored and what every reader was shown.
 */
@NullMarked
package dcts.crash;

import org.jspecify.annotations.NullMarked;
