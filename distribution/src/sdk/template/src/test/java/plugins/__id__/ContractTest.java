package plugins.__id__;

import dcts.testkit.PluginContractTest;

/** What every plugin has to keep. */
class ContractTest extends PluginContractTest {}
