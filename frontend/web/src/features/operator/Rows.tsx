import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '@/shared/api/types';
import { useFormat } from '@/shared/i18n/format';
import { BoardBadge } from '@/shared/ui/Badge';
import { minutesInState } from './stuck';
import classes from './operator.module.css';

/** Orders as a table; each row leads to the page that says why it is as it is. */
export function Rows({ rows, stuckAt }: { rows: BoardRow[]; stuckAt?: number }) {
  const { t } = useTranslation();
  const { won, clock } = useFormat();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={stuckAt === undefined ? t('operator.latest') : t('operator.stuck')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('operator.id')}</th>
            <th scope="col">{t('operator.store')}</th>
            {stuckAt === undefined && <th scope="col">{t('operator.what')}</th>}
            <th scope="col">{t('operator.state')}</th>
            <th scope="col">{t('operator.since')}</th>
            {stuckAt === undefined && (
              <th scope="col" className={classes.number}>
                {t('operator.price')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.orderId}>
              <td>
                <Link to="/operator/order/$orderId" params={{ orderId: String(row.orderId) }}>
                  #{row.orderId}
                </Link>
              </td>
              <td>{row.storeName}</td>
              {stuckAt === undefined && <td>{row.itemName}</td>}
              <td>
                <BoardBadge status={row.status} />
              </td>
              <td>
                {stuckAt !== undefined && t('operator.stuckFor', { count: minutesInState(row, stuckAt) })}
                {stuckAt === undefined && row.orderDt !== null && clock(row.orderDt, true)}
              </td>
              {stuckAt === undefined && <td className={classes.number}>{row.price === null ? '' : won(row.price)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
