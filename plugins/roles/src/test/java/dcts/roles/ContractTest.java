package dcts.roles;

import dcts.testkit.PluginContractTest;

class ContractTest extends PluginContractTest {}
