import { Minus, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

/** How many of something; at one, less means that it goes. */
export function Quantity({
  name,
  value,
  most = 99,
  onChange,
}: {
  name: string;
  value: number;
  most?: number;
  onChange: (value: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <span className={classes.stepper}>
      <button type="button" aria-label={t('common.less', { name })} onClick={() => onChange(value - 1)}>
        {value === 1 ? <Trash2 size={18} aria-hidden /> : <Minus size={18} aria-hidden />}
      </button>
      <output aria-label={t('common.qty')}>{value}</output>
      <button type="button" aria-label={t('common.plus', { name })} disabled={value >= most} onClick={() => onChange(value + 1)}>
        <Plus size={18} aria-hidden />
      </button>
    </span>
  );
}
