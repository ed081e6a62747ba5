import { useMantineColorScheme, useComputedColorScheme } from '@mantine/core';

/** Light or dark: what the system prefers until somebody chooses. The key is read by public/theme.js, too. */
export const SCHEME_KEPT_UNDER = 'baedal-scheme';

export function useScheme(): { dark: boolean; turn: () => void } {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return { dark, turn: () => setColorScheme(dark ? 'light' : 'dark') };
}
