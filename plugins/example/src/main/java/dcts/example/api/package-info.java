/** What the notice board tells other plugins. */
@NullMarked
package dcts.example.api;

import org.jspecify.annotations.NullMarked;
