#include "proxy.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "test.h"

#define MOST_LINKS 16
#define ROOM 65536

/* One way of a connection. The first message of a client has a length and no type; all others have both. */
typedef struct way {
    int from, to;
    uint8_t head[5];
    uint32_t head_size, head_room;
    uint64_t left; /* of the message that is on its way */
} way;

typedef struct proxied {
    way request, answer;
    int open;
} proxied;

struct proxy {
    pthread_t thread;
    pthread_mutex_t lock;
    int listener, port, server;
    int wake[2];
    proxied links[MOST_LINKS];
    uint32_t round_trips, step, whose;
    int met;
};

static int listen_on_loopback(int *port)
{
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof name;
    int listener = socket(AF_INET, SOCK_STREAM, 0);

    if (listener < 0 || bind(listener, (struct sockaddr *)&name, sizeof name) != 0 || listen(listener, 16) != 0 ||
        getsockname(listener, (struct sockaddr *)&name, &size) != 0)
        return -1;
    *port = ntohs(name.sin_port);
    return listener;
}

static int connect_to(int port)
{
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int made = socket(AF_INET, SOCK_STREAM, 0), on = 1;

    name.sin_port = htons((uint16_t)port);
    if (connect(made, (struct sockaddr *)&name, sizeof name) != 0) {
        close(made);
        return -1;
    }
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

static void cut(proxied *of)
{
    if (!of->open)
        return;
    close(of->request.from);
    close(of->request.to);
    of->open = 0;
}

static void take_in(proxy *p)
{
    int client = accept(p->listener, NULL, NULL), server, on = 1;

    if (client < 0)
        return;
    server = connect_to(p->server);
    for (int i = 0; server >= 0 && i < MOST_LINKS; i++) {
        if (p->links[i].open)
            continue;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        p->links[i] = (proxied){.request = {.from = client, .to = server, .head_room = 4},
                                .answer = {.from = server, .to = client, .head_room = 5},
                                .open = 1};
        return;
    }
    close(client);
    if (server >= 0)
        close(server);
}

static int send_on(const way *along, const uint8_t *bytes, size_t size)
{
    while (size > 0) {
        ssize_t sent = send(along->to, bytes, size, MSG_NOSIGNAL);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return 0;
        bytes += sent;
        size -= (size_t)sent;
    }
    return 1;
}

static int is_due(proxy *p, int whose)
{
    int due = 0;

    pthread_mutex_lock(&p->lock);
    if (p->step > 0 && (p->whose & (uint32_t)whose) != 0) {
        p->step -= 1;
        due = p->step == 0;
        p->met |= due;
    }
    pthread_mutex_unlock(&p->lock);
    return due;
}

/* A message begins: 0, it is not to be delivered. */
static int admit(proxy *p, way *along, int whose)
{
    const uint8_t *length = along->head + along->head_room - 4;
    char type = along->head_room == 5 ? (char)along->head[0] : '\0';

    along->left = ((uint32_t)length[0] << 24 | (uint32_t)length[1] << 16 | (uint32_t)length[2] << 8 | length[3]) - 4u;
    if (whose == PROXY_REQUESTS && (type == 'S' || type == 'Q' || type == 'H')) {
        pthread_mutex_lock(&p->lock);
        p->round_trips += 1;
        pthread_mutex_unlock(&p->lock);
    }
    if (is_due(p, whose) || !send_on(along, along->head, along->head_size))
        return 0;
    along->head_size = 0;
    along->head_room = 5;
    return 1;
}

/* What has come, message by message; 0: the connection is to be cut. */
static int pass_on(proxy *p, way *along, int whose)
{
    uint8_t bytes[ROOM];
    ssize_t size = recv(along->from, bytes, sizeof bytes, 0);
    size_t at = 0;

    if (size <= 0)
        return 0;
    while (at < (size_t)size) {
        if (along->left > 0) {
            size_t part = (size_t)size - at < along->left ? (size_t)size - at : (size_t)along->left;

            if (!send_on(along, bytes + at, part))
                return 0;
            along->left -= part;
            at += part;
            continue;
        }
        along->head[along->head_size++] = bytes[at++];
        if (along->head_size == along->head_room && !admit(p, along, whose))
            return 0;
    }
    return 1;
}

static void serve(proxy *p, const struct pollfd *waits)
{
    for (int i = 0; i < MOST_LINKS; i++) {
        proxied *each = &p->links[i];

        if (each->open && waits[2 + 2 * i].revents != 0 && !pass_on(p, &each->request, PROXY_REQUESTS))
            cut(each);
        if (each->open && waits[3 + 2 * i].revents != 0 && !pass_on(p, &each->answer, PROXY_ANSWERS))
            cut(each);
    }
}

static void *work(void *user)
{
    proxy *p = user;

    for (;;) {
        struct pollfd waits[2 + 2 * MOST_LINKS];

        waits[0] = (struct pollfd){.fd = p->wake[0], .events = POLLIN};
        waits[1] = (struct pollfd){.fd = p->listener, .events = POLLIN};
        for (int i = 0; i < MOST_LINKS; i++) {
            waits[2 + 2 * i] =
                (struct pollfd){.fd = p->links[i].open ? p->links[i].request.from : -1, .events = POLLIN};
            waits[3 + 2 * i] = (struct pollfd){.fd = p->links[i].open ? p->links[i].answer.from : -1, .events = POLLIN};
        }
        if (poll(waits, 2 + 2 * MOST_LINKS, -1) < 0)
            continue;
        if (waits[0].revents != 0)
            return NULL;
        serve(p, waits);
        if (waits[1].revents != 0)
            take_in(p);
    }
}

proxy *proxy_start(int server)
{
    proxy *p = calloc(1, sizeof *p);

    assert_non_null(p);
    p->server = server;
    p->listener = listen_on_loopback(&p->port);
    assert_true(p->listener >= 0);
    assert_int_equal(pipe(p->wake), 0);
    assert_int_equal(pthread_mutex_init(&p->lock, NULL), 0);
    assert_int_equal(pthread_create(&p->thread, NULL, work, p), 0);
    return p;
}

void proxy_stop(proxy *of)
{
    assert_int_equal(write(of->wake[1], "", 1), 1);
    pthread_join(of->thread, NULL);
    for (int i = 0; i < MOST_LINKS; i++)
        cut(&of->links[i]);
    close(of->listener);
    close(of->wake[0]);
    close(of->wake[1]);
    pthread_mutex_destroy(&of->lock);
    free(of);
}

int proxy_port(const proxy *of)
{
    return of->port;
}

uint32_t proxy_round_trips(proxy *of)
{
    uint32_t count;

    pthread_mutex_lock(&of->lock);
    count = of->round_trips;
    of->round_trips = 0;
    pthread_mutex_unlock(&of->lock);
    return count;
}

int proxy_cut_at(proxy *of, int whose, uint32_t step)
{
    int met;

    pthread_mutex_lock(&of->lock);
    met = of->met;
    of->met = 0;
    of->step = step;
    of->whose = (uint32_t)whose;
    pthread_mutex_unlock(&of->lock);
    return met;
}

int proxy_step(proxy *of)
{
    return is_due(of, PROXY_BOTH);
}
