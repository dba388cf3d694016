package dcts.example;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.Verdict;
import dcts.chat.api.Chat.Sending;
import dcts.chat.api.ChatMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Chat messages that begin with {@value #SIGN} become notices, also those that were written while this plugin was off. */
final class ChatNotices {
    static final String SIGN = "notice:";
    private static final long PATIENCE_SECONDS = 10;

    private final NoticeBoard board;
    private final String pluginId;

    ChatNotices(NoticeBoard board, String pluginId) {
        this.board = board;
        this.pluginId = pluginId;
    }

    /** A notice has to say something, and the board has room for so much; its author hears so before he sends. */
    Verdict<Sending> judge(Sending message) {
        if (!message.text().startsWith(SIGN)) {
            return Verdict.allow();
        }
        int length = notice(message.text()).length();
        return length == 0 || length > ExampleEvents.LONGEST
                ? Verdict.refuse(ApiException.of(pluginId + ".length", 400))
                : Verdict.allow();
    }

    /** The same rows may come again, so a notice is named by its message. */
    void follow(List<ChatMessage> messages) {
        for (ChatMessage message : messages) {
            String text = notice(message.text());
            if (message.text().startsWith(SIGN) && !text.isEmpty() && text.length() <= ExampleEvents.LONGEST) {
                var waiting = new Waiting();
                board.append(
                        new NoticeDraft(message.authorId(), "chat-" + message.id(), text, message.channelId()),
                        waiting);
                waiting.await();
            }
        }
    }

    private static String notice(String text) {
        return text.length() < SIGN.length()
                ? ""
                : text.substring(SIGN.length()).strip();
    }

    /** Only what is stored counts as followed. */
    private static final class Waiting implements AppendOutcome<StoredNotice> {
        private final BlockingQueue<Optional<ApiException>> outcome = new ArrayBlockingQueue<>(1);

        void await() {
            try {
                Optional<ApiException> refusal = outcome.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (refusal == null) {
                    throw ApiException.unavailable(Duration.ofSeconds(1));
                } else if (refusal.isPresent()) {
                    throw refusal.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ApiException.unavailable(Duration.ofSeconds(1));
            }
        }

        @Override
        public void stored(StoredNotice row) {
            outcome.offer(Optional.empty());
        }

        @Override
        public void duplicate(StoredNotice existing) {
            outcome.offer(Optional.empty());
        }

        @Override
        public void failed(ApiException reason) {
            outcome.offer(Optional.of(reason));
        }
    }
}
