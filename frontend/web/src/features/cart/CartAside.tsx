import { Link } from '@tanstack/react-router';
import { ShoppingBag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCart } from '@/shared/cart/cart';
import { useFormat } from '@/shared/i18n/format';
import { Bill } from '@/shared/ui/Bill';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Card } from '@/shared/ui/Page';
import { Empty } from '@/shared/ui/States';
import classes from './cart.module.css';

/** The cart beside a menu: on a desk the whole, on a phone a bar at the edge of the screen. */
export function CartAside({ storeId }: { storeId: number }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  const cart = useCart();
  const here = cart.store?.storeId === storeId;
  if (cart.count === 0) {
    return (
      <div className={classes.onDesk}>
        <Card>
          <Empty small title={t('cart.empty')} kind="rice" />
        </Card>
      </div>
    );
  }
  return (
    <>
      <div className={classes.onDesk}>
        <Card title={here ? t('cart.title') : t('cart.from', { name: cart.store?.storeName })}>
          <Bill lines={cart.lines} total={cart.total} />
          <LinkButton to="/cart" fullWidth mt={16} size="md">
            {t('cart.view')}
          </LinkButton>
        </Card>
      </div>
      <Link to="/cart" className={classes.bar}>
        <ShoppingBag size={20} aria-hidden />
        <span>{t('cart.bar', { count: cart.count })}</span>
        <b>{won(cart.total)}</b>
        <span>{t('cart.view')}</span>
      </Link>
    </>
  );
}
