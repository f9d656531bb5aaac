import { MantineProvider, useComputedColorScheme } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useLayoutEffect } from 'react';
import { useLiveUpdates } from '../lib/live.ts';
import { CommandProvider } from './command-provider.tsx';
import { styleNonce } from './page-policy.ts';
import { colorSchemeManager, cssVariablesResolver, theme } from './theme.ts';

interface ProvidersProps {
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}

/** Everything that screens rely on: look, cache, live updates, commands. */
export function Providers({ queryClient, children }: ProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <ThemeAttribute />
      <QueryClientProvider client={queryClient}>
        <LiveUpdates />
        <CommandProvider>{children}</CommandProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Sets our own attribute along with Mantine's, so that both sheets agree. */
function ThemeAttribute() {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = scheme;
  }, [scheme]);
  return null;
}

function LiveUpdates() {
  useLiveUpdates();
  return null;
}
