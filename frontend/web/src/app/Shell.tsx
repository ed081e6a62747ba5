import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import {
  Activity,
  Bike,
  ChartColumn,
  CircleUserRound,
  ClipboardList,
  Hammer,
  LogIn,
  Moon,
  NotebookPen,
  RefreshCw,
  Search,
  ShoppingBag,
  Store,
  Sun,
  TriangleAlert,
  UtensilsCrossed,
} from 'lucide-react';
import { useEffect, useRef, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useCart } from '@/shared/cart/cart';
import { switchLanguage } from '@/shared/i18n/i18n';
import { useLiveState } from '@/shared/live/LiveProvider';
import { useSession, type Role } from '@/shared/session/session';
import { Toasts } from '@/shared/ui/toasts';
import { useScheme } from './scheme';
import classes from './Shell.module.css';

interface Place {
  to:
    | '/'
    | '/cart'
    | '/history'
    | '/kitchen'
    | '/kitchen/menu'
    | '/kitchen/sales'
    | '/courier'
    | '/operator'
    | '/operator/search'
    | '/operator/failed'
    | '/operator/rebuild';
  words: 'stores' | 'cart' | 'history' | 'kitchen' | 'menu' | 'sales' | 'courier' | 'board' | 'search' | 'failed' | 'rebuild';
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
}

const CUSTOMER: Place[] = [
  { to: '/', words: 'stores', icon: Store },
  { to: '/history', words: 'history', icon: ClipboardList },
  { to: '/cart', words: 'cart', icon: ShoppingBag },
];

const PLACES: Record<Role, Place[]> = {
  CUSTOMER,
  OWNER: [
    { to: '/kitchen', words: 'kitchen', icon: UtensilsCrossed },
    { to: '/kitchen/menu', words: 'menu', icon: NotebookPen },
    { to: '/kitchen/sales', words: 'sales', icon: ChartColumn },
  ],
  COURIER: [{ to: '/courier', words: 'courier', icon: Bike }],
  OPERATOR: [
    { to: '/operator', words: 'board', icon: Activity },
    { to: '/operator/search', words: 'search', icon: Search },
    { to: '/operator/failed', words: 'failed', icon: TriangleAlert },
    { to: '/operator/rebuild', words: 'rebuild', icon: Hammer },
  ],
};

/** What is around every page: the way to the others, who is here, in which language and light, and whether it is live. */
export function Shell() {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  return (
    <>
      <a className={classes.skip} href="#main">
        {t('nav.skip')}
      </a>
      <header className={classes.top}>
        <div className={classes.row}>
          <Link to="/" className={classes.brand} aria-label={t('nav.home')}>
            <Mark />
            <span>{t('brand')}</span>
          </Link>
          <nav className={classes.nav} aria-label={t('nav.label')}>
            <Places />
          </nav>
          <LanguageSwitch />
          <SchemeSwitch />
          <Person />
        </div>
        <Lost />
      </header>
      <main id="main" ref={main} className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <nav className={classes.tabs} aria-label={t('nav.label')}>
        <Places />
      </nav>
      <Toasts />
    </>
  );
}

function Places() {
  const { t } = useTranslation();
  const role = useSession()?.role ?? 'CUSTOMER';
  const { count } = useCart();
  return PLACES[role].map(({ to, words, icon: Icon }) => (
    <Link key={to} to={to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
      <Icon size={20} aria-hidden />
      <span>{t(`nav.${words}`)}</span>
      {to === '/cart' && count > 0 && <span className={classes.count}>{count}</span>}
    </Link>
  ));
}

function LanguageSwitch() {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes.icon} onClick={switchLanguage}>
      {t('language.name')}
      <span className="sr-only">{t('language.switch')}</span>
    </button>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { dark, turn } = useScheme();
  return (
    <button type="button" className={classes.icon} aria-label={dark ? t('scheme.light') : t('scheme.dark')} onClick={turn}>
      {dark ? <Sun size={20} aria-hidden /> : <Moon size={20} aria-hidden />}
    </button>
  );
}

function Person() {
  const { t } = useTranslation();
  const session = useSession();
  if (session === null) {
    return (
      <Link to="/sign-in" className={classes.person}>
        <LogIn size={18} aria-hidden /> {t('nav.signIn')}
      </Link>
    );
  }
  return (
    <Link to="/account" className={classes.person} aria-label={t('nav.account', { name: session.name })}>
      <CircleUserRound size={18} aria-hidden /> <b>{session.name}</b>
    </Link>
  );
}

/** Not at once: a connection that is back within a second was never missed. */
function Lost() {
  const { t } = useTranslation();
  const state = useLiveState();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (state !== 'reconnecting') {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), 700);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status">
      {shown && (
        <div className={classes.lost}>
          <RefreshCw size={18} aria-hidden /> {t('live.reconnecting')}
        </div>
      )}
    </div>
  );
}

/** A reader of the screen hears where they are after a link, as after a load; the first page is theirs anyway. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path, main]);
}

function Mark() {
  return (
    <svg width="34" height="34" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="18" fill="#c73e1d" />
      <path d="M12 33h40a20 20 0 0 1-12 18.3V54H24v-2.7A20 20 0 0 1 12 33Z" fill="#fff6ee" />
      <path d="M17 29a15 13 0 0 1 30 0Z" fill="#ffc56b" />
      <path d="M42 10 31 29M50 13 36 29" stroke="#fff6ee" strokeWidth="3.4" strokeLinecap="round" />
    </svg>
  );
}
