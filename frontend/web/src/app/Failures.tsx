import { type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Empty, Failed } from '@/shared/ui/States';

/** A page that is not there, and one that could not be drawn. */

export function Missing() {
  const { t } = useTranslation();
  return (
    <Empty title={t('errors.notFoundPage')} hint={t('errors.notFoundPageHint')}>
      <LinkButton to="/">
        {t('errors.goHome')}
      </LinkButton>
    </Empty>
  );
}

/** Also when a part of the application could not be loaded, because a new version has replaced it: a load mends that. */
export function Broken({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return <Failed title={t('errors.title')} failure={error} retry={() => location.reload()} />;
}
