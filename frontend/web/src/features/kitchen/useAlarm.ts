import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '@/shared/api/types';
import { ringBell, stopBell } from './bell';

/**
 * Calls the owner while there are new orders that nobody has acknowledged: the bell rings and the window's title counts.
 * What was there when the page was opened counts, too: the owner may just have come back.
 */
export function useAlarm(fresh: Ticket[]): { unseen: number; acknowledge: () => void } {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const unseen = fresh.filter((ticket) => !seen.has(ticket.orderId)).length;
  const title = useRef(document.title);

  useEffect(() => {
    if (unseen === 0) return undefined;
    title.current = document.title;
    document.title = t('kitchen.newTitle', { count: unseen });
    ringBell();
    return () => {
      stopBell();
      document.title = title.current;
    };
  }, [unseen, t]);

  return { unseen, acknowledge: () => setSeen(new Set(fresh.map((ticket) => ticket.orderId))) };
}
