package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Reply;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChatEvents.SendAnswer;
import dcts.chat.ChatEvents.SendRequest;
import java.util.List;
import java.util.function.Supplier;

/** A short talk for a throw-away instance. */
final class ChatDemo {
    private static final List<String> TALK = List.of(
            "Welcome! This is a **throw-away** server: look around, break things, close it.",
            "Thanks! Does it do Markdown?",
            "It does: *emphasis*, `code`, [links](https://example.org), lists and\n```js\nconst blocks = ['of', 'code'];\n```",
            "> and quotes\n\nNice. What happens if the server dies while I write?",
            "What was acknowledged is on the disk. Your client sends the rest again, once.");

    private final Supplier<ChannelTree> tree;
    private final MessageService service;

    ChatDemo(Supplier<ChannelTree> tree, MessageService service) {
        this.tree = tree;
        this.service = service;
    }

    void fill(List<Caller> members) {
        Channel first = tree.get().defaultChannel().orElseThrow();
        for (int i = 0; i < TALK.size(); i++) {
            Caller author = members.get(i % members.size());
            service.send(author, new SendRequest(first.id(), "demo-" + i, TALK.get(i), null), new Silent());
        }
    }

    /** Nobody waits for these answers. */
    private static final class Silent implements Reply<SendAnswer> {
        @Override
        public void ok(SendAnswer data) {}

        @Override
        public void refuse(ApiException reason) {}
    }
}
