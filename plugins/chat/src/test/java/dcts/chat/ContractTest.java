package dcts.chat;

import dcts.testkit.PluginContractTest;

class ContractTest extends PluginContractTest {}
