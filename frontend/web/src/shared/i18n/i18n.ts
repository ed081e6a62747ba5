import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { withParticle } from './josa';

/** Two languages; the one that is spoken is loaded, the other when somebody asks for it. */

export type Language = 'ko' | 'en';

const KEPT_UNDER = 'baedal-language';

const DICTIONARIES: Record<Language, () => Promise<object>> = {
  ko: async () => (await import('./ko')).ko,
  en: async () => (await import('./en')).en,
};

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_UNDER);
  if (kept === 'ko' || kept === 'en') return kept;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

/** Nothing is drawn before the words are there. */
export async function speak(language: Language = firstLanguage()): Promise<void> {
  const translation = await DICTIONARIES[language]();
  if (i18next.isInitialized) {
    i18next.addResourceBundle(language, 'translation', translation);
    await i18next.changeLanguage(language);
  } else {
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: { translation } },
      interpolation: { escapeValue: false },
    });
    i18next.services.formatter?.add('josa', (value: unknown, spoken, options) =>
      spoken === 'ko' ? withParticle(String(value), String(options['with'])) : String(value),
    );
  }
  document.documentElement.lang = language;
}

export function switchLanguage(): void {
  const next: Language = i18next.language === 'ko' ? 'en' : 'ko';
  localStorage.setItem(KEPT_UNDER, next);
  void speak(next);
}

export { i18next };
