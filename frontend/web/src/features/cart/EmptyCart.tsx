import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Page } from '@/shared/ui/Page';
import { Empty } from '@/shared/ui/States';

/** The cart's page and the checkout's, when there is nothing to pay for. */
export function EmptyCart({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <Page title={title} narrow>
      <Empty title={t('cart.empty')} hint={t('cart.emptyHint')} kind="kimbap">
        <LinkButton to="/">{t('cart.browse')}</LinkButton>
      </Empty>
    </Page>
  );
}
