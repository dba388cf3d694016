package dcts.keyauth;

import dcts.testkit.PluginContractTest;

class ContractTest extends PluginContractTest {}
