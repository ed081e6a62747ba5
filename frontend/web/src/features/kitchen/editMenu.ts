import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '@/shared/api/http';
import type { Store, StoreMenu } from '@/shared/api/types';

/** What an owner says of a dish; null as stock means that it never runs out. */
export type Dish = Omit<StoreMenu, 'menuId'>;

export type Edit =
  | { what: 'add'; dish: Dish }
  | { what: 'change'; menuId: number; part: Partial<Dish> }
  | { what: 'remove'; menuId: number }
  | { what: 'open'; open: boolean };

export function useEditMenu(storeId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (edit: Edit) => send(storeId, edit),
    onSettled: () => client.invalidateQueries({ queryKey: ['store', storeId] }),
  });
}

async function send(storeId: number, edit: Edit): Promise<void> {
  const path = `/stores/${storeId}`;
  switch (edit.what) {
    case 'add':
      await call<StoreMenu>(`${path}/menus`, { method: 'POST', body: edit.dish });
      return;
    case 'change':
      await call<StoreMenu>(`${path}/menus/${edit.menuId}`, { method: 'PATCH', body: edit.part });
      return;
    case 'remove':
      await call(`${path}/menus/${edit.menuId}`, { method: 'DELETE' });
      return;
    case 'open':
      await call<Store>(path, { method: 'PATCH', body: { open: edit.open } });
      return;
  }
}
