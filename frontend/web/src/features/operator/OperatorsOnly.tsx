import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/session/session';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Empty } from '@/shared/ui/States';

/** The operator's pages show everybody's orders; who is not one is shown the way in. */
export function OperatorsOnly({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  if (useSession()?.role === 'OPERATOR') return children;
  return (
    <Empty title={t('operator.needsOperator')} kind="coffee">
      <LinkButton to="/sign-in">{t('nav.signIn')}</LinkButton>
    </Empty>
  );
}
