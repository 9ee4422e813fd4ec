/*
 * crash_point: a switch for the tests of "nothing is lost". With DESKTIK_CRASH_AT=fetched,
 * committed, moved, accepted or sent in the environment, the program kills itself (SIGKILL) when it
 * gets there. Without it, nothing.
 */
#ifndef GATEWAY_CRASH_POINT_H
#define GATEWAY_CRASH_POINT_H

void crash_point(const char *name);

#endif
