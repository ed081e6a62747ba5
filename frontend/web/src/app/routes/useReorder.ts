import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { catalogStoreQuery } from '@/shared/api/getCatalogStore';
import type { Order } from '@/shared/api/types';
import { fillCart } from '@/shared/cart/cart';
import { useErrorText } from '@/shared/ui/errors';
import { toast } from '@/shared/ui/toasts';

/** Fills the cart with an earlier order, at today's prices and without what cannot be had. */
export function useReorder(): (order: Order) => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  return async (order) => {
    try {
      const store = await client.fetchQuery({ ...catalogStoreQuery(order.storeId), staleTime: 0 });
      const lines = order.items.flatMap(({ menuId, qty }) => {
        const item = store.open ? store.items.find((one) => one.menuId === menuId && !one.soldOut) : undefined;
        return item === undefined ? [] : [{ menuId, qty, itemName: item.itemName, unitPrice: item.price }];
      });
      if (lines.length === 0) {
        toast(t('orders.reorderNone'), 'bad');
        return;
      }
      fillCart({ storeId: store.storeId, storeName: store.storeName }, lines);
      toast(lines.length === order.items.length ? t('orders.reordered') : t('orders.reorderPartly'));
      void navigate({ to: '/cart' });
    } catch (failure) {
      toast(errorText(failure), 'bad');
    }
  };
}
