import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/i18n/format';
import classes from './bill.module.css';

interface BillLine {
  menuId: number;
  itemName: string;
  qty: number;
  unitPrice: number;
}

/** What was chosen and what it costs; `total` is in won and what the services say, not summed up here. */
export function Bill({ lines, total }: { lines: BillLine[]; total: number }) {
  const { won } = useFormat();
  return (
    <>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.menuId}>
            <span>
              {line.itemName} <em>× {line.qty}</em>
            </span>
            <span>{won(line.unitPrice * line.qty)}</span>
          </li>
        ))}
      </ul>
      <Total amount={total} />
    </>
  );
}

/** The last line of a bill; `words` say what it is the total of, where that is not plain. */
export function Total({ amount, words }: { amount: number; words?: string }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  return (
    <div className={classes.total}>
      <span>{words ?? t('common.total')}</span>
      <strong>{won(amount)}</strong>
    </div>
  );
}
