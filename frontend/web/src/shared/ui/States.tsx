import { Button } from '@mantine/core';
import { AlertTriangle, CheckCircle2, Info, RotateCw, XCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawing } from '@/shared/art/Dish';
import type { Kind } from '@/shared/art/kind';
import { useErrorText } from './errors';
import classes from './ui.module.css';

/** What a page shows when there is nothing, when something failed, and what it says beside its content. */

export function Empty({
  title,
  hint,
  kind = 'plate',
  picture,
  small = false,
  children,
}: {
  title: string;
  hint?: string;
  kind?: Kind;
  picture?: ReactNode;
  small?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={`${classes.empty} ${small ? classes.small : ''}`}>
      {picture ?? <Drawing kind={kind} size={small ? 64 : 120} />}
      <h2>{title}</h2>
      {hint !== undefined && <p>{hint}</p>}
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}

export function Failed({ title, failure, retry }: { title: string; failure: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const text = useErrorText();
  return (
    <div role="alert">
      <Empty title={title} hint={text(failure)} kind="stew">
        <Button leftSection={<RotateCw size={18} aria-hidden />} onClick={retry}>
          {t('common.retry')}
        </Button>
      </Empty>
    </div>
  );
}

const ICONS = { info: Info, warn: AlertTriangle, bad: XCircle, ok: CheckCircle2 };

export function Note({ tone, children, live = false }: { tone: keyof typeof ICONS; children: ReactNode; live?: boolean }) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.note} data-tone={tone} {...(live ? { role: 'status' } : {})}>
      <Icon size={20} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
