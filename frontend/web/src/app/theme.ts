import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Persimmon on warm paper. Shade 6 carries white text (5.1 : 1), shades 3 and 4 are text on the dark ground. */
const persimmon: MantineColorsTuple = [
  '#fff1ea',
  '#fddfd1',
  '#fabca3',
  '#f79872',
  '#f27a4c',
  '#dd5530',
  '#c73e1d',
  '#a93316',
  '#8a2a12',
  '#6c200d',
];

export const theme = createTheme({
  primaryColor: 'persimmon',
  primaryShade: { light: 6, dark: 6 },
  colors: { persimmon },
  fontFamily:
    'Pretendard, -apple-system, BlinkMacSystemFont, "Apple SD Gothic Neo", "Segoe UI", "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", system-ui, sans-serif',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 'md',
  radius: { xs: '6px', sm: '8px', md: '12px', lg: '18px', xl: '26px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  // By name and not by `extend`: that would load a dialog with the first page, which has none.
  components: {
    Button: { defaultProps: { radius: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.45 } } },
  },
});
