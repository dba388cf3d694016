package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Announcement;
import dcts.api.Id;
import dcts.api.Scope;
import dcts.api.Topic;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.api.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A channel goes elsewhere while a message to it is on its way: those hear it who read the channel where it is then. */
class ChannelFeedTest {
    private static final Group OPEN = Group.made(new Id(1), "Open", "");
    private static final Group HIDDEN = Group.made(new Id(2), "Hidden", "");
    private static final ChatMessage MESSAGE =
            new ChatMessage(new Id(9), new Id(5), 1, 1, new Id(100), Message.TEXT, "Hello.", null, 0);

    private final List<Scope> announced = new ArrayList<>();
    private final AtomicReference<ChannelTree> tree = new AtomicReference<>(treeWith(OPEN));
    private final ChannelFeed feed = new ChannelFeed(tree::get, (scopes, permission) -> new Topic() {
        @Override
        public <T extends Record> void announce(Announcement<T> announcement, T payload) {
            announced.addAll(scopes);
        }
    });

    /** With the one channel in this group. */
    private static ChannelTree treeWith(Group around) {
        Category empty = Category.made(new Id(3), around, "Category");
        Channel channel = Channel.made(new Id(5), empty, new Channel.Draft("talk", Channel.TEXT, ""));
        Category category = new Category(empty.id(), empty.scope(), empty.name(), 1, List.of(channel));
        return new ChannelTree(
                1,
                List.of(new Group(around.id(), around.scope(), around.name(), "", null, null, 1, List.of(category))));
    }

    @Test
    void whereTheChannelIsWhenItIsTold() {
        feed.created(MESSAGE);
        tree.set(treeWith(HIDDEN));
        feed.created(MESSAGE);
        assertThat(announced.stream().map(scope -> scope.path().replaceFirst("/chat.category.*", "")))
                .containsExactly(OPEN.scope().path(), HIDDEN.scope().path());
    }

    @Test
    void nobodyIfItIsGone() {
        tree.set(new ChannelTree(2, List.of()));
        feed.created(MESSAGE);
        assertThat(announced).isEmpty();
    }
}
