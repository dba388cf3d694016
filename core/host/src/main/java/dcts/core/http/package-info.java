/** The HTTP edge: routes, errors, static files. */
@NullMarked
package dcts.core.http;

import org.jspecify.annotations.NullMarked;
