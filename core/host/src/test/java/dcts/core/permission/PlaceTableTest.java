package dcts.core.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.Id;
import dcts.api.Places;
import dcts.api.Scope;
import dcts.core.event.EventTable;
import dcts.core.metrics.Metrics;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlaceTableTest {
    private static final Caller MEMBER = new Caller(new Id(5), "member", "Member", false);
    private static final Scope SHOWN = Scope.SERVER.child("chat.channel", new Id(1));
    private static final Scope HIDDEN = Scope.SERVER.child("chat.channel", new Id(2));
    private static final Scope ROOM = Scope.SERVER.child("voice.room", new Id(1));

    private final EventTable events = new EventTable(Thread.ofVirtual().factory(), new Metrics());
    private final PlaceTable table = new PlaceTable("Harbour", events);

    /** Places of which one is hidden from everybody. */
    private record Channels() implements Places {
        @Override
        public List<Scope> all() {
            return List.of(SHOWN, HIDDEN);
        }

        @Override
        public List<Place> visibleTo(Caller caller) {
            return List.of(new Place(SHOWN, "lobby"));
        }
    }

    private record Rooms() implements Places {
        @Override
        public List<Scope> all() {
            return List.of(ROOM);
        }

        @Override
        public List<Place> visibleTo(Caller caller) {
            return List.of(new Place(ROOM, "stage"));
        }
    }

    @Test
    void theServerComesFirstThenThePlacesOfEachPlugin() {
        table.add("voice", new Rooms());
        Runnable withdraw = table.add("chat", new Channels());
        assertThat(table.all()).containsExactly(Scope.SERVER, SHOWN, HIDDEN, ROOM);
        assertThat(table.visibleTo(MEMBER)).extracting(Places.Place::name).containsExactly("Harbour", "lobby", "stage");
        withdraw.run();
        assertThat(table.all()).containsExactly(Scope.SERVER, ROOM);
        assertThat(table.visibleTo(MEMBER)).extracting(Places.Place::name).containsExactly("Harbour", "stage");
    }

    @Test
    void whatIsHiddenIsFoundNoMoreThanWhatIsNotThere() {
        table.add("chat", new Channels());
        assertThat(table.find(MEMBER, SHOWN.path())).contains(new Places.Place(SHOWN, "lobby"));
        assertThat(table.find(MEMBER, HIDDEN.path())).isEmpty();
        assertThat(table.find(MEMBER, "server/chat.channel:9")).isEmpty();
        assertThat(table.find(MEMBER, "rubbish")).isEmpty();
    }

    @Test
    void aPluginHasItsPlacesOnce() {
        Runnable former = table.add("chat", new Channels());
        assertThatThrownBy(() -> table.add("chat", new Rooms()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the plugin chat has declared places already");
        former.run();
        table.add("chat", new Rooms());
        former.run();
        assertThat(table.all()).as("only its own are taken away").contains(ROOM);
    }

    /** Of events that are told one by one, a handler misses those beyond the 256 that it may still be busy with. */
    @Test
    void placesThatAreGoneAreToldAtOnceHoweverMany() throws InterruptedException {
        BlockingQueue<List<Scope>> told = new LinkedBlockingQueue<>();
        events.handle("roles", CoreEvents.PLACES_GONE, gone -> told.add(gone.places()));
        List<Scope> many = LongStream.rangeClosed(1, 1_000)
                .mapToObj(id -> Scope.SERVER.child("chat.channel", new Id(id)))
                .toList();
        table.gone(List.of());
        table.gone(many);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(many);
        assertThat(told).isEmpty();
    }
}
