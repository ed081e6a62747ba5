import { Bike, ChefHat, ClipboardCheck, DoorOpen, PackageCheck, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { STEPS } from './progress';
import classes from './orders.module.css';

const ICONS: Record<(typeof STEPS)[number], LucideIcon> = {
  ordered: ClipboardCheck,
  cooking: ChefHat,
  pickup: PackageCheck,
  onTheWay: Bike,
  done: DoorOpen,
};

/** The five steps from the cart to the door, and which of them it is. */
export function Stepper({ step }: { step: number }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.stepper} aria-label={t('orders.steps.label')}>
      {STEPS.map((name, i) => {
        const Icon = ICONS[name];
        const state = stateOf(i, step);
        return (
          <li key={name} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <span>
              <Icon size={22} aria-hidden />
            </span>
            <b>{t(`orders.steps.${name}`)}</b>
            <span className="sr-only">{t(WORDS[state])}</span>
          </li>
        );
      })}
    </ol>
  );
}

type State = 'past' | 'now' | 'next';
const WORDS = { past: 'orders.stepDone', now: 'orders.stepNow', next: 'orders.stepNext' } as const;

function stateOf(i: number, step: number): State {
  if (i < step) return 'past';
  return i === step ? 'now' : 'next';
}
