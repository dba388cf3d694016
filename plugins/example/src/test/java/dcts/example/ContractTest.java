package dcts.example;

import dcts.testkit.PluginContractTest;

class ContractTest extends PluginContractTest {}
