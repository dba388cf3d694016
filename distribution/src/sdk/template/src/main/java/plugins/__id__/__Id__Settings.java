package plugins.__id__;

import dcts.api.Meaning;
import dcts.api.Range;

/** What the owner can choose while the server runs. */
record __Id__Settings(@Meaning("How many lines are shown.") @Range(min = 1, max = 100) int shown) {}
