/**
 * For the tests of plugins: {@link dcts.testkit.TestHost} is a real server with the plugin in it,
 * {@link dcts.testkit.PluginContractTest} is what every plugin has to keep.
 */
@NullMarked
package dcts.testkit;

import org.jspecify.annotations.NullMarked;
