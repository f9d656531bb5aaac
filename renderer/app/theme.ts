import { type CSSVariablesResolver, createTheme, localStorageColorSchemeManager } from '@mantine/core';

type Hue = 'accent' | 'red' | 'amber' | 'green' | 'blue';
type Shades = [string, string, string, string, string, string, string, string, string, string];

/** Our hues have eight steps, Mantine's ten: 3 and 6 stand twice, so that shade 6 is the solid one. */
const shades = (hue: Hue): Shades =>
  [1, 2, 3, 3, 4, 5, 6, 6, 7, 8].map((step) => `var(--${hue}-${step})`) as unknown as Shades;
const grays = Array.from({ length: 10 }, (_, step) => `var(--gray-${step})`) as unknown as Shades;

/** Mantine drawn with our tokens. The tokens change with the colour scheme, so that one theme serves both. */
export const theme = createTheme({
  colors: {
    accent: shades('accent'),
    red: shades('red'),
    amber: shades('amber'),
    green: shades('green'),
    blue: shades('blue'),
    gray: grays,
  },
  primaryColor: 'accent',
  primaryShade: 6,
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '20px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px' },
  defaultRadius: 'sm',
  shadows: { sm: 'var(--e-1)', md: 'var(--e-2)', xl: 'var(--e-3)' },
  respectReducedMotion: true,
  // By name and not by `Menu.extend`, so that the components come with the screens that draw them.
  components: {
    // The first entry takes the focus; an empty element among the entries is not what a menu may hold.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Modal: { defaultProps: { padding: 24, lockScroll: false, transitionProps: { duration: 120 } } },
  },
});

const tokens = {
  '--mantine-color-body': 'var(--bg-canvas)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-faint)',
  '--mantine-color-default': 'var(--bg-raised)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-default-hover': 'var(--bg-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-error': 'var(--text-danger)',
};

/** Maps what Mantine calls its colours to what ours are for, in both colour schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens });

/** Keeps the choice of light, dark or system on this computer. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'roster-theme' });
