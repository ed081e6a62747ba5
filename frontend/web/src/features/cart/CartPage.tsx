import { Button } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Dish } from '@/shared/art/Dish';
import { emptyCart, setQuantity, useCart, type CartLine } from '@/shared/cart/cart';
import { useFormat } from '@/shared/i18n/format';
import { Total } from '@/shared/ui/Bill';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Card, Page } from '@/shared/ui/Page';
import { Quantity } from '@/shared/ui/Quantity';
import { toast } from '@/shared/ui/toasts';
import { EmptyCart } from './EmptyCart';
import classes from './cart.module.css';

/** What is in the cart, to change it and to go on. */
export function CartPage() {
  const { t } = useTranslation();
  const cart = useCart();
  if (cart.store === null || cart.lines.length === 0) {
    return <EmptyCart title={t('cart.title')} />;
  }
  const clear = () => {
    emptyCart();
    toast(t('cart.cleared'));
  };
  return (
    <Page
      title={t('cart.title')}
      aside={
        <Button variant="subtle" leftSection={<Trash2 size={18} aria-hidden />} onClick={clear}>
          {t('cart.clear')}
        </Button>
      }
    >
      <div className={classes.layout}>
        <Card title={t('cart.from', { name: cart.store.storeName })}>
          <ul className={classes.items}>
            {cart.lines.map((line) => (
              <Item key={line.menuId} line={line} />
            ))}
          </ul>
          <LinkButton
            to="/store/$storeId"
            params={{ storeId: String(cart.store.storeId) }}
            variant="light"
            fullWidth
            mt={12}
          >
            {t('cart.addMore')}
          </LinkButton>
        </Card>
        <div className={classes.side}>
          <Card>
            <Total amount={cart.total} />
          </Card>
          <LinkButton to="/checkout" size="lg" fullWidth>
            {t('cart.checkout')}
          </LinkButton>
          <p className={classes.once}>{t('cart.saved')}</p>
        </div>
      </div>
    </Page>
  );
}

function Item({ line }: { line: CartLine }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  return (
    <li className={classes.item}>
      <div className={classes.thumb}>
        <Dish name={line.itemName} />
      </div>
      <div className={classes.what}>
        <h3>{line.itemName}</h3>
        <p>{t('common.each', { price: won(line.unitPrice) })}</p>
      </div>
      <Quantity name={line.itemName} value={line.qty} onChange={(qty) => setQuantity(line.menuId, qty)} />
      <strong>{won(line.unitPrice * line.qty)}</strong>
    </li>
  );
}
