import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CatalogItem } from '@/shared/api/types';
import { currentCart, totalOf } from '@/shared/cart/cart';
import { useFormat } from '@/shared/i18n/format';
import { Total } from '@/shared/ui/Bill';
import { accepted, type Difference } from './differences';
import classes from './cart.module.css';

/** What the store changed meanwhile, line by line, for the customer to agree to or not. */
export function Changed({
  differences,
  items,
  accept,
}: {
  differences: Difference[];
  items: CatalogItem[];
  accept: () => void;
}) {
  const { t } = useTranslation();
  const left = accepted(currentCart().lines, items);
  return (
    <Modal opened onClose={accept} title={t('checkout.changedTitle')} withCloseButton={false}>
      <p className={classes.explain}>{left.length === 0 ? t('checkout.nothingLeft') : t('checkout.changedText')}</p>
      <ul className={classes.differences}>
        {differences.map((difference) => (
          <li key={difference.itemName}>
            <span>{difference.itemName}</span>
            <b>
              <Words difference={difference} />
            </b>
          </li>
        ))}
      </ul>
      <Total amount={totalOf(left)} words={t('checkout.changedTotal')} />
      <Button fullWidth size="lg" mt={20} onClick={accept} data-autofocus>
        {t('checkout.accept')}
      </Button>
    </Modal>
  );
}

function Words({ difference }: { difference: Difference }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  switch (difference.kind) {
    case 'price':
      return t('checkout.changedPrice', { before: won(difference.before), after: won(difference.after) });
    case 'soldOut':
      return t('checkout.changedSoldOut');
    case 'gone':
      return t('checkout.changedGone');
  }
}
