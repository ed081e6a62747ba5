import { useTranslation } from 'react-i18next';
import type { BoardOrder, Moment, Order } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import type { ko } from '@/shared/i18n/ko';
import { Card } from '@/shared/ui/Page';
import { minutesIn } from './progress';
import classes from './orders.module.css';

type Known = keyof typeof ko.orders.moment;

/** What happened, newest first; for a customer, so what only matters between services is left out. */
export function Timeline({ board, order }: { board: BoardOrder | null | undefined; order: Order }) {
  const { t, i18n } = useTranslation();
  const moments: Moment[] = board?.timeline?.length
    ? board.timeline.filter((moment) => i18n.exists(`orders.moment.${moment.type}`) && moment.type !== 'DeliveryCanceled')
    : [{ type: 'Ordered', at: order.orderDate, detail: null }];
  return (
    <Card title={t('orders.timeline')}>
      <ol className={classes.timeline}>
        {moments.toReversed().map((moment) => (
          <Row key={`${moment.type} ${moment.at}`} moment={moment} />
        ))}
      </ol>
    </Card>
  );
}

function Row({ moment }: { moment: Moment }) {
  const { t } = useTranslation();
  const { clock } = useFormat();
  const minutes = minutesIn(moment.detail);
  return (
    <li>
      <time dateTime={moment.at}>{clock(moment.at)}</time>
      <span>
        {t(`orders.moment.${moment.type as Known}`)}
        {minutes !== null && <small>{t('orders.readyIn', { count: minutes })}</small>}
      </span>
    </li>
  );
}
