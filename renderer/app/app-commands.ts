import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type Command, CommandContext } from './commands.ts';

type AppCommandId =
  | 'palette'
  | 'keys'
  | 'theme'
  | 'instances.add'
  | 'demo'
  | 'go.instances'
  | 'go.users'
  | 'go.groups'
  | 'go.access'
  | 'go.objects'
  | 'go.compare'
  | 'go.administrators'
  | 'go.connection'
  | 'go.history'
  | 'go.settings';

/** The commands that are there on every screen, by their ids; what is of one instance says when none is open. */
export function useAppCommands(): Record<AppCommandId, Command> {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { instanceId } = useParams();
  const { show } = use(CommandContext);
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const general = t('app.commands.general');
  const going = t('app.commands.going');
  const go = (path: string) => () => void navigate(path);
  const goInside = (path: string) => ({
    section: going,
    unavailable: instanceId ? null : t('app.commands.noInstance'),
    run: () => void navigate(`/instances/${instanceId}${path}`),
  });
  return {
    palette: {
      id: 'palette',
      label: t('app.commands.palette'),
      section: general,
      icon: 'search',
      shortcut: 'mod+k',
      run: () => show('palette'),
    },
    keys: {
      id: 'keys',
      label: t('app.commands.keys'),
      section: general,
      icon: 'help',
      shortcut: '?',
      run: () => show('keys'),
    },
    theme: {
      id: 'theme',
      label: t('app.commands.theme'),
      section: general,
      icon: 'theme',
      run: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
    },
    'instances.add': {
      id: 'instances.add',
      label: t('app.commands.addInstance'),
      section: general,
      icon: 'plus',
      run: go('/instances/new'),
    },
    demo: {
      id: 'demo',
      label: t('app.commands.demo'),
      section: general,
      icon: 'flask',
      run: go('/welcome'),
    },
    'go.instances': {
      id: 'go.instances',
      label: t('app.commands.instances'),
      section: going,
      icon: 'server',
      shortcut: 'g i',
      run: go('/instances'),
    },
    'go.users': {
      id: 'go.users',
      label: t('app.commands.users'),
      icon: 'users',
      shortcut: 'g u',
      ...goInside('/users'),
    },
    'go.groups': {
      id: 'go.groups',
      label: t('app.commands.groups'),
      icon: 'groups',
      shortcut: 'g g',
      ...goInside('/groups'),
    },
    'go.access': {
      id: 'go.access',
      label: t('access.commands.who'),
      icon: 'help',
      shortcut: 'g a',
      ...goInside('/access'),
    },
    'go.objects': {
      id: 'go.objects',
      label: t('access.commands.objects'),
      icon: 'key',
      ...goInside('/access/objects'),
    },
    'go.compare': {
      id: 'go.compare',
      label: t('access.commands.compare'),
      icon: 'groups',
      ...goInside('/compare'),
    },
    'go.administrators': {
      id: 'go.administrators',
      label: t('access.commands.administrators'),
      section: going,
      icon: 'key',
      run: go('/access'),
    },
    'go.connection': {
      id: 'go.connection',
      label: t('app.commands.connection'),
      icon: 'plug',
      shortcut: 'g c',
      ...goInside(''),
    },
    'go.history': {
      id: 'go.history',
      label: t('app.commands.history'),
      section: going,
      icon: 'history',
      shortcut: 'g h',
      run: go('/history'),
    },
    'go.settings': {
      id: 'go.settings',
      label: t('app.commands.settings'),
      section: going,
      icon: 'sliders',
      shortcut: 'g s',
      run: go('/settings'),
    },
  };
}
