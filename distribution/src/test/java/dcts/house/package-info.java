/** The rules of the house: what every file of the repository is held to, by machine. */
@NullMarked
package dcts.house;

import org.jspecify.annotations.NullMarked;
