#!/bin/sh
exec /usr/lib/roster/bin/node /usr/lib/roster/electron/cli.ts "$@"
