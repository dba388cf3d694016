/*
 * The least that a server can do that writes once for each delivery: one room, one thread, epoll, and exactly one write()
 * for every message and client. It understands just the frames of CrowdClient, whose mask is zero.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 65536
#define BUFFER (1 << 17)

static const char UPGRADED[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\x81\x03" "0{}";
static const char JOINED[] = "\x81\x04" "40{}" "\x81\x0c" "42[\"joined\"]";
static const char SAY[] = "42[\"say\",";
static const char SAID[] = "42[\"said\",";

struct client {
    int fd;
    int place; /* in the room; -1 outside */
    size_t length;
    unsigned char bytes[BUFFER];
};

static struct client *room[MOST];
static int present;

static void send_all(int fd, const void *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0) {
            struct pollfd full = {fd, POLLOUT, 0};
            if (poll(&full, 1, 1000) <= 0 || full.revents & (POLLERR | POLLHUP)) return;
            continue;
        }
        bytes = (const char *) bytes + written;
        length -= (size_t) written;
    }
}

static void say(const unsigned char *rest, size_t length) {
    static unsigned char frame[BUFFER];
    size_t size = sizeof SAID - 1 + length, head = 2;
    frame[0] = 0x81;
    if (size < 126) {
        frame[1] = (unsigned char) size;
    } else {
        frame[1] = 126;
        frame[2] = (unsigned char) (size >> 8);
        frame[3] = (unsigned char) size;
        head = 4;
    }
    memcpy(frame + head, SAID, sizeof SAID - 1);
    memcpy(frame + head + sizeof SAID - 1, rest, length);
    for (int i = 0; i < present; i++) send_all(room[i]->fd, frame, head + size);
}

static void take(struct client *from, const unsigned char *packet, size_t length) {
    if (length >= sizeof SAY - 1 && memcmp(packet, SAY, sizeof SAY - 1) == 0) {
        say(packet + sizeof SAY - 1, length - (sizeof SAY - 1));
    } else if (length >= 2 && memcmp(packet, "40", 2) == 0 && from->place < 0) {
        from->place = present;
        room[present++] = from;
        send_all(from->fd, JOINED, sizeof JOINED - 1);
    }
}

/* Takes the whole frames; returns how many bytes they were. */
static size_t take_frames(struct client *from) {
    size_t at = 0;
    for (;;) {
        const unsigned char *frame = from->bytes + at;
        size_t there = from->length - at, head = 6;
        if (there < 2) return at;
        size_t size = frame[1] & 0x7f;
        if (size == 126) {
            head = 8;
            if (there < head) return at;
            size = (size_t) frame[2] << 8 | frame[3];
        }
        if (there < head + size) return at;
        take(from, frame + head, size);
        at += head + size;
    }
}

static void leave(struct client *gone) {
    if (gone->place >= 0) {
        room[gone->place] = room[--present];
        room[gone->place]->place = gone->place;
    }
    close(gone->fd);
    free(gone);
}

static void receive(struct client *from) {
    ssize_t got = read(from->fd, from->bytes + from->length, BUFFER - from->length);
    if (got <= 0) {
        leave(from);
        return;
    }
    from->length += (size_t) got;
    if (from->bytes[0] == 'G') {
        if (memcmp(from->bytes + from->length - 4, "\r\n\r\n", 4) == 0) {
            from->length = 0;
            send_all(from->fd, UPGRADED, sizeof UPGRADED - 1);
        }
        return;
    }
    size_t taken = take_frames(from);
    memmove(from->bytes, from->bytes + taken, from->length -= taken);
}

static void welcome(int listening, int events) {
    int one = 1;
    struct client *fresh = malloc(sizeof *fresh);
    fresh->fd = accept4(listening, NULL, NULL, SOCK_NONBLOCK);
    fresh->place = -1;
    fresh->length = 0;
    if (fresh->fd < 0) {
        free(fresh);
        return;
    }
    setsockopt(fresh->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct epoll_event wanted = {.events = EPOLLIN, .data.ptr = fresh};
    epoll_ctl(events, EPOLL_CTL_ADD, fresh->fd, &wanted);
}

int main(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    int listening = socket(AF_INET, SOCK_STREAM, 0), events = epoll_create1(0);
    if (bind(listening, (struct sockaddr *) &address, size) || listen(listening, 4096)) return 1;
    getsockname(listening, (struct sockaddr *) &address, &size);
    struct epoll_event wanted = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(events, EPOLL_CTL_ADD, listening, &wanted);
    printf("ready http://127.0.0.1:%d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (;;) {
        struct epoll_event ready[256];
        int count = epoll_wait(events, ready, 256, -1);
        for (int i = 0; i < count; i++) {
            if (ready[i].data.ptr == NULL) {
                welcome(listening, events);
            } else {
                receive(ready[i].data.ptr);
            }
        }
    }
}
