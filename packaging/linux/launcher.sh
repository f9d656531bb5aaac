#!/bin/sh
# Starts Roster without the switches that take Chromium's sandbox away: the AppImage's own launcher adds one where user
# namespaces are off. Roster then does not start, instead of starting unprotected.
for argument do
  shift
  case $argument in
    --no-*sandbox | --disable-*sandbox) ;;
    *) set -- "$@" "$argument" ;;
  esac
done
exec "$(dirname "$(readlink -f "$0")")/roster-electron" "$@"
