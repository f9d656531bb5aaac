#!/bin/sh
# Node keeps what it made of the program, which halves the time to start.
export NODE_COMPILE_CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/roster"
exec /usr/lib/roster/bin/node /usr/lib/roster/electron/cli.ts "$@"
