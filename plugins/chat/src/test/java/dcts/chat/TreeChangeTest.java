package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Id;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs between two trees is told by place, so that nobody hears of what he does not see. */
class TreeChangeTest {
    private static final Group GROUP = Group.made(new Id(1), "Group", "");
    private static final Category CATEGORY = Category.made(new Id(2), GROUP, "Category");
    private static final Channel NEWS = channel(3, "news");
    private static final Channel STAFF = channel(4, "staff");
    private static final Channel TALK = channel(5, "talk");

    private static Channel channel(long id, String name) {
        return Channel.made(new Id(id), CATEGORY, new Channel.Draft(name, Channel.TEXT, ""));
    }

    private static Channel news(int version, boolean isDefault) {
        return new Channel(NEWS.id(), NEWS.scope(), "news", Channel.TEXT, "", 0, false, isDefault, version);
    }

    private static ChannelTree tree(Channel... channels) {
        var category = new Category(CATEGORY.id(), CATEGORY.scope(), CATEGORY.name(), 1, List.of(channels));
        return new ChannelTree(
                1, List.of(new Group(GROUP.id(), GROUP.scope(), GROUP.name(), "", null, null, 1, List.of(category))));
    }

    private static List<Id> touched(ChannelTree before, ChannelTree after) {
        List<Id> touched = new ArrayList<>(TreeChange.between(before, after).touched());
        touched.sort(null);
        return touched;
    }

    @Test
    void onlyWhatLooksOtherwiseIsTouched() {
        ChannelTree before = tree(NEWS, STAFF, TALK);
        assertThat(touched(before, tree(NEWS, STAFF, TALK))).isEmpty();
        assertThat(touched(before, tree(news(2, false), STAFF, TALK))).containsExactly(NEWS.id());
        assertThat(touched(before, tree(news(1, true), STAFF, TALK))).containsExactly(NEWS.id());
        assertThat(touched(before, tree(STAFF, TALK))).containsExactly(NEWS.id());
        assertThat(touched(tree(STAFF, TALK), before)).containsExactly(NEWS.id());
        assertThat(touched(before, tree(STAFF, NEWS, TALK))).containsExactly(NEWS.id(), STAFF.id());
    }

    @Test
    void whatIsGoneStoodInTheTreeBefore() {
        ChannelTree before = tree(NEWS, STAFF);
        assertThat(TreeChange.between(before, tree(STAFF)).gone()).containsExactly(NEWS.scope());
        assertThat(TreeChange.between(before, before).gone()).isEmpty();
        assertThat(TreeChange.between(before, new ChannelTree(2, List.of())).gone())
                .containsExactlyInAnyOrder(GROUP.scope(), CATEGORY.scope(), NEWS.scope(), STAFF.scope());
    }
}
