import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CartAside } from '@/features/cart/CartAside';
import { OtherStore } from '@/features/cart/OtherStore';
import { StorePage, type Adding } from '@/features/catalog/StorePage';
import type { CatalogItem, CatalogStoreWithItems } from '@/shared/api/types';
import { addToCart, isOtherStore, setQuantity, useCart } from '@/shared/cart/cart';
import { Quantity } from '@/shared/ui/Quantity';
import { toast } from '@/shared/ui/toasts';

/** A store's menu beside the cart that it fills. */
export function StoreRoute() {
  const { storeId } = useParams({ from: '/store/$storeId' });
  const { t } = useTranslation();
  const cart = useCart();
  const [asked, setAsked] = useState<{ store: CatalogStoreWithItems; item: CatalogItem } | null>(null);

  const put = (store: CatalogStoreWithItems, item: CatalogItem) => {
    addToCart(
      { storeId: store.storeId, storeName: store.storeName },
      { menuId: item.menuId, itemName: item.itemName, unitPrice: item.price, qty: 1 },
    );
    toast(t('catalog.added', { name: item.itemName }));
  };
  const adding: Adding = {
    add: (store, item) => (isOtherStore(store.storeId) ? setAsked({ store, item }) : put(store, item)),
    control: (item) => {
      const line = cart.lines.find((other) => other.menuId === item.menuId);
      return line === undefined ? null : (
        <Quantity name={item.itemName} value={line.qty} onChange={(qty) => setQuantity(item.menuId, qty)} />
      );
    },
    aside: (id) => <CartAside storeId={id} />,
  };
  return (
    <>
      <StorePage storeId={Number(storeId)} adding={adding} />
      <OtherStore
        opened={asked !== null}
        no={() => setAsked(null)}
        yes={() => {
          if (asked !== null) put(asked.store, asked.item);
          setAsked(null);
        }}
      />
    </>
  );
}
