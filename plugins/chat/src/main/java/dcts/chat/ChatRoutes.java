package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.HttpReply;
import dcts.api.HttpRequest;
import dcts.api.HttpRoute.NoBody;
import dcts.chat.ChannelTree.Group;
import java.util.Map;

/** What is had over HTTP. */
final class ChatRoutes {
    /** The address changes with the content, and only the member's own browser may keep it. */
    private static final Map<String, String> FOR_EVER = Map.of("Cache-Control", "private, max-age=31536000, immutable");

    private final ChannelAccess access;
    private final PictureStore pictures;

    ChatRoutes(ChannelAccess access, PictureStore pictures) {
        this.access = access;
        this.pictures = pictures;
    }

    /** The picture of a group that the caller sees. */
    HttpReply picture(HttpRequest request, NoBody none) {
        Caller caller = request.caller().orElseThrow(ApiException::unauthorized);
        TreeGate gate = access.gate(caller);
        return request.query("id")
                .filter(id -> gate.tree().groups().stream().anyMatch(group -> shows(group, id) && gate.sees(group)))
                .flatMap(pictures::find)
                .map(picture -> new HttpReply.Bytes(picture.contentType(), picture.content(), FOR_EVER))
                .orElseThrow(ApiException::notFound);
    }

    private static boolean shows(Group group, String picture) {
        return picture.equals(group.icon()) || picture.equals(group.banner());
    }
}
