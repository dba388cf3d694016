package dcts.core.plugin;

import dcts.api.Announcement;
import dcts.api.Topic;

/** A topic that ends with the plugin it was handed to. */
record OwnedTopic(Topic topic, Ledger ledger) implements Topic {
    OwnedTopic {
        ledger.demandNotOver();
    }

    @Override
    public <T extends Record> void announce(Announcement<T> announcement, T payload) {
        ledger.demandNotOver();
        topic.announce(announcement, payload);
    }
}
