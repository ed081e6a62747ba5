import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './cart.module.css';

/**
 * The time until the same order is sent again. After a refusal the customer may stop; after a lost answer not, because it
 * is not known whether there is an order.
 */
export function Waiting({
  why,
  until,
  now,
  stop,
}: {
  why: 'unavailable' | 'unknown';
  until: number;
  now: () => void;
  stop: () => void;
}) {
  const { t } = useTranslation();
  const [whole] = useState(() => Math.max(1, until - Date.now()));
  const left = useLeft(until);
  const seconds = Math.ceil(left / 1000);
  const words = why === 'unavailable' ? (['checkout.waitTitle', 'checkout.waitText'] as const) : (['checkout.unknownTitle', 'checkout.unknownText'] as const);
  return (
    <Modal opened onClose={stop} title={t(words[0])} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false}>
      <div className={classes.waiting}>
        <svg viewBox="0 0 120 120" width="132" height="132" aria-hidden="true">
          <circle cx="60" cy="60" r="52" className={classes.track} />
          <circle cx="60" cy="60" r="52" className={classes.left} pathLength={100} strokeDasharray={`${(left / whole) * 100} 100`} />
          <text x="60" y="61" textAnchor="middle" dominantBaseline="middle">
            {seconds}
          </text>
        </svg>
        <p data-testid="countdown">{t(words[1], { count: seconds })}</p>
        <div className={classes.buttons}>
          {why === 'unavailable' && (
            <Button variant="default" onClick={stop}>
              {t('checkout.waitStop')}
            </Button>
          )}
          <Button onClick={now}>{t('checkout.waitNow')}</Button>
        </div>
      </div>
    </Modal>
  );
}

function useLeft(until: number): number {
  const [left, setLeft] = useState(() => until - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - Date.now()), 200);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, left);
}
