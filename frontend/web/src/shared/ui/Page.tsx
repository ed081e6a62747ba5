import { ChevronLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

/** The frame of a page: its one headline, which is also the title of the window, and what stands beside it. */
export function Page({
  title,
  aside,
  narrow = false,
  back,
  children,
}: {
  title: string;
  aside?: ReactNode;
  narrow?: boolean;
  back?: ReactNode;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className={`${classes.page} ${narrow ? classes.narrow : ''}`}>
      {back}
      <div className={classes.head}>
        <h1>{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  const { t } = useTranslation();
  const brand = t('brand');
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
}

export function Back({ onClick, label }: { onClick: () => void; label: string }) {
  return (
    <button type="button" className={classes.back} onClick={onClick}>
      <ChevronLeft size={20} aria-hidden /> {label}
    </button>
  );
}

export function Card({ title, children, className = '' }: { title?: string; children: ReactNode; className?: string }) {
  return (
    <section className={`${classes.card} ${className}`}>
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </section>
  );
}
