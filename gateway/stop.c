#include "gateway/stop.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

int stop_open(void)
{
	sigset_t signals;
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

static gboolean wait_for(int stop_fd, int milliseconds)
{
	struct pollfd one = { .fd = stop_fd, .events = POLLIN };
	return poll(&one, 1, milliseconds) > 0;
}

gboolean stop_asked(int stop_fd)
{
	return stop_fd >= 0 && wait_for(stop_fd, 0);
}

void stop_sleep(int stop_fd, int seconds)
{
	wait_for(stop_fd, seconds * 1000);
}

void stop_self(void)
{
	kill(getpid(), SIGTERM);
}
