import { useTranslation } from 'react-i18next';

/** Money and times, the same on every page: won without decimals, 24-hour Seoul time. */

const ZONE = 'Asia/Seoul';

export function won(price: number, language: string): string {
  const digits = new Intl.NumberFormat(language).format(price);
  return language === 'ko' ? `${digits}원` : `₩${digits}`;
}

export function clock(at: string, language: string, seconds = false): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(new Date(at));
}

export function day(at: string | Date, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: ZONE, month: 'long', day: 'numeric', weekday: 'short' }).format(
    new Date(at),
  );
}

/** The day in Seoul, to compare and to group by. */
export function dayKey(at: string | Date): string {
  return new Intl.DateTimeFormat('sv', { timeZone: ZONE }).format(new Date(at));
}

export function hourOf(at: string): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' }).format(new Date(at)));
}

export function minutesSince(at: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
}

export function useFormat() {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return {
    won: (price: number) => won(price, language),
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    clock: (at: string, seconds = false) => clock(at, language, seconds),
    moment: (at: string) => `${day(at, language)} ${clock(at, language, true)}`,
    day: (at: string | Date) => day(at, language),
    ago: (at: string, now: number) => {
      const minutes = minutesSince(at, now);
      if (minutes < 1) return t('common.justNow');
      return minutes < 60
        ? t('common.minutesAgo', { count: minutes })
        : t('common.hoursAgo', { count: Math.floor(minutes / 60) });
    },
  };
}

