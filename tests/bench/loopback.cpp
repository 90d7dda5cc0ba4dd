// Both ends of a chat completions call on loopback, as lean as they can be, so that a benchmark of the judge measures
// the judge. `bench_loopback serve MS` answers every request after MS milliseconds and prints its port; at the end of
// its input it prints how many calls it answered, over how many seconds, and ends. `bench_loopback ask PORT CALLS
// CONCURRENCY` is the plain client that says what this machine allows: one connection a call, no database; it prints
// its calls per second.
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

const std::string kReply = R"({"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant",)"
                           R"("content":"Different and fluent.\n\nFinal score: 7"}}],"usage":{"prompt_tokens":400,)"
                           R"("completion_tokens":5}})";

std::string answer()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
           + std::to_string(kReply.size()) + "\r\n\r\n" + kReply;
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(std::uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int newSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

/// Whether head and body of a request are there.
bool isWhole(const std::string& text)
{
    const std::size_t head = text.find("\r\n\r\n");
    const std::size_t length = text.find("Content-Length: ");
    return head != std::string::npos && length < head
           && text.size() >= head + 4 + std::strtoul(text.c_str() + length + 16, nullptr, 10);
}

class Poll {
public:
    void add(int file, std::uint32_t events)
    {
        epoll_event event{};
        event.events = events;
        event.data.fd = file;
        ::epoll_ctl(m_poll, EPOLL_CTL_ADD, file, &event);
    }

    /// Calls `ready` for each file that can go on; waits until `time` at most.
    template <typename Ready>
    void wait(Clock::time_point time, const Ready& ready)
    {
        const auto left = std::chrono::nanoseconds(std::max(Clock::duration(0), time - Clock::now())).count();
        const timespec timeout{left / 1'000'000'000, left % 1'000'000'000};
        epoll_event events[256];
        const int count = ::epoll_pwait2(m_poll, events, 256, &timeout, nullptr);
        for (int i = 0; i < count; ++i)
            ready(events[i].data.fd);
    }

private:
    const int m_poll = ::epoll_create1(0);
};

class Server {
public:
    explicit Server(std::chrono::milliseconds latency) : m_latency(latency), m_listener(newSocket())
    {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        ::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size);
        ::listen(m_listener, 1024);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
        std::printf("%d\n", ntohs(address.sin_port));
        std::fflush(stdout);
        m_poll.add(m_listener, EPOLLIN);
        m_poll.add(STDIN_FILENO, EPOLLIN);
    }

    void run()
    {
        while (!m_ended) {
            const auto next = m_due.empty() ? Clock::now() + std::chrono::seconds(1) : m_due.front().first;
            m_poll.wait(next, [this](int file) { serve(file); });
            for (; !m_due.empty() && m_due.front().first <= Clock::now(); m_due.pop_front())
                reply(m_due.front().second);
        }
        std::printf("%ld %.6f\n", m_calls, std::chrono::duration<double>(m_last - m_first).count());
    }

private:
    void serve(int file)
    {
        if (file == STDIN_FILENO) {
            m_ended = true;
        } else if (file == m_listener) {
            for (int socket; (socket = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;)
                m_poll.add(socket, EPOLLIN);
        } else {
            read(file);
        }
    }

    void read(int socket)
    {
        char bytes[16384];
        const ssize_t count = ::read(socket, bytes, sizeof bytes);
        if (count <= 0) {
            m_requests.erase(socket);
            ::close(socket);
            return;
        }
        std::string& request = m_requests[socket];
        request.append(bytes, std::size_t(count));
        if (!isWhole(request))
            return;
        request.clear();
        if (m_calls++ == 0)
            m_first = Clock::now();
        m_due.emplace_back(Clock::now() + m_latency, socket);
    }

    void reply(int socket)
    {
        m_last = Clock::now();
        if (::send(socket, m_answer.data(), m_answer.size(), MSG_NOSIGNAL) != ssize_t(m_answer.size()))
            std::perror("reply");
        ::shutdown(socket, SHUT_WR);
    }

    const std::chrono::milliseconds m_latency;
    const std::string m_answer = answer();
    const int m_listener;
    Poll m_poll;
    std::map<int, std::string> m_requests;
    std::deque<std::pair<Clock::time_point, int>> m_due; ///< in the order of their time: every call takes equally long
    long m_calls = 0;
    Clock::time_point m_first;
    Clock::time_point m_last;
    bool m_ended = false;
};

class Client {
public:
    explicit Client(int port) : m_address(loopback(port)) {}

    double callsPerSecond(int calls, int concurrency)
    {
        const auto begin = Clock::now();
        int started = 0;
        int ended = 0;
        for (; started < std::min(calls, concurrency); ++started)
            start();
        while (ended < calls)
            m_poll.wait(begin + std::chrono::hours(1), [&](int socket) {
                char bytes[16384];
                const ssize_t count = ::read(socket, bytes, sizeof bytes);
                if (count > 0 || (count < 0 && errno == EAGAIN))
                    return;
                ::close(socket);
                ++ended;
                if (started < calls) {
                    ++started;
                    start();
                }
            });
        return calls / std::chrono::duration<double>(Clock::now() - begin).count();
    }

private:
    /// Loopback takes a connection and two kilobytes without waiting.
    void start()
    {
        const int socket = newSocket();
        sockaddr_in address = m_address;
        if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 && errno != EINPROGRESS)
            std::perror("connect");
        if (::send(socket, m_request.data(), m_request.size(), MSG_NOSIGNAL) != ssize_t(m_request.size()))
            std::perror("send");
        m_poll.add(socket, EPOLLIN);
    }

    const sockaddr_in m_address;
    const std::string m_request =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2000\r\n\r\n"
        + std::string(2000, 'x');
    Poll m_poll;
};

} // namespace

int main(int count, char** arguments)
{
    if (count == 3 && std::strcmp(arguments[1], "serve") == 0) {
        Server(std::chrono::milliseconds(std::atoi(arguments[2]))).run();
        return 0;
    }
    if (count == 5 && std::strcmp(arguments[1], "ask") == 0) {
        std::printf("%.1f\n",
                    Client(std::atoi(arguments[2])).callsPerSecond(std::atoi(arguments[3]), std::atoi(arguments[4])));
        return 0;
    }
    std::fprintf(stderr, "usage: bench_loopback serve MS | ask PORT CALLS CONCURRENCY\n");
    return 2;
}
