import { Ban, Bike, Check, ChefHat, Clock, PackageCheck, Store } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardStatus, OrderStatus } from '@/shared/api/types';
import classes from './ui.module.css';

/** A state as colour, picture and word, because no one of them reaches everybody. */

export type Tone = 'brand' | 'ok' | 'info' | 'warn' | 'bad' | 'quiet';
type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;

export function Badge({ tone, icon: Picture, children }: { tone: Tone; icon?: Icon; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {Picture !== undefined && <Picture size={15} aria-hidden />}
      {children}
    </span>
  );
}

const OF_ORDER: Record<OrderStatus, [Tone, Icon]> = {
  ORDERED: ['warn', Clock],
  CONFIRMED: ['info', ChefHat],
  COMPLETED: ['ok', Check],
  CANCELED: ['bad', Ban],
};

export const OF_BOARD: Record<BoardStatus, [Tone, Icon]> = {
  ORDERED: ['warn', Clock],
  ORDER_CONFIRMED: ['info', ChefHat],
  COOK_COMPLETED: ['info', PackageCheck],
  DELIVERY_STARTED: ['brand', Bike],
  PICKED_UP: ['brand', Bike],
  DELIVERY_COMPLETED: ['ok', Check],
  ORDER_CANCELED: ['bad', Ban],
};

export function OrderBadge({ status }: { status: OrderStatus }) {
  const { t } = useTranslation();
  const [tone, icon] = OF_ORDER[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`orders.status.${status}`)}
    </Badge>
  );
}

export function BoardBadge({ status }: { status: BoardStatus }) {
  const { t } = useTranslation();
  const [tone, icon] = OF_BOARD[status];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`orders.board.${status}`)}
    </Badge>
  );
}

export function OpenBadge({ open }: { open: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={open ? 'ok' : 'quiet'} icon={open ? Store : Clock}>
      {open ? t('common.open') : t('common.closed')}
    </Badge>
  );
}
