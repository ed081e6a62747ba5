import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/ui/errors';
import { toast } from '@/shared/ui/toasts';
import { useEditMenu } from './editMenu';
import { storeQuery } from './getStore';

/** Whether the store takes orders. */
export function OpenSwitch({ storeId }: { storeId: number }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const store = useQuery(storeQuery(storeId)).data;
  const edit = useEditMenu(storeId);
  if (store === undefined) return null;
  const turn = (open: boolean) =>
    edit.mutate(
      { what: 'open', open },
      {
        onSuccess: () => toast(open ? t('kitchen.openedNow') : t('kitchen.closedNow')),
        onError: (failure) => toast(errorText(failure), 'bad'),
      },
    );
  return (
    <Switch
      size="lg"
      color="teal.8"
      checked={store.open}
      disabled={edit.isPending}
      label={store.open ? t('kitchen.opened') : t('kitchen.closed')}
      onChange={(event) => turn(event.currentTarget.checked)}
    />
  );
}
