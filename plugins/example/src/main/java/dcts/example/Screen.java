package dcts.example;

import dcts.api.ApiException;
import dcts.api.CoreEvents.NewAccount;
import dcts.api.HttpReply;
import dcts.api.HttpRequest;
import dcts.api.HttpRoute.NoBody;
import dcts.api.Id;
import dcts.api.Logins;
import dcts.api.Members;
import dcts.api.ServerInfo;
import dcts.api.Settings;
import dcts.api.Verdict;
import dcts.example.ExampleEvents.ScreenKey;
import dcts.example.ExampleEvents.ScreenSession;
import dcts.example.api.Notice;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A screen in the hall: it reads the board as text, or logs in as a member of its own, by the key that the owner set. */
final class Screen {
    private static final String NAME = "Notice board";

    private final NoticeBoard board;
    private final Settings<ExampleSettings> settings;
    private final Logins logins;
    private final Members members;
    private final Supplier<ServerInfo> server;

    Screen(
            NoticeBoard board,
            Settings<ExampleSettings> settings,
            Logins logins,
            Members members,
            Supplier<ServerInfo> server) {
        this.board = board;
        this.settings = settings;
        this.logins = logins;
        this.members = members;
        this.server = server;
    }

    HttpReply feed(HttpRequest request, NoBody none) {
        require(request.query("key").orElse(""));
        List<Notice> notices = board.publicOnes();
        Map<Id, String> names = members
                .find(notices.stream().map(Notice::authorId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Members.Member::id, Members.Member::displayName));
        String text = notices.stream()
                .map(notice -> notice.text() + " (" + names.getOrDefault(notice.authorId(), "?") + ")")
                .collect(Collectors.joining("\n", server.get().name() + "\n", "\n"));
        return new HttpReply.Plain(200, "text/plain; charset=utf-8", text, Map.of());
    }

    HttpReply logIn(HttpRequest request, ScreenKey shown) {
        require(shown.key());
        return HttpReply.data(new ScreenSession(logins.open("screen", NAME).token()));
    }

    /** Nobody else calls himself so. */
    Verdict<NewAccount> judge(NewAccount account) {
        boolean pretends = account.displayName().strip().equalsIgnoreCase(NAME)
                && account.method().equals("password");
        return pretends ? Verdict.refuse(ApiException.invalid("displayName")) : Verdict.allow();
    }

    private void require(String key) {
        if (!settings.get().opens(key)) {
            throw ApiException.unauthorized();
        }
    }
}
