import { Button } from '@mantine/core';
import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bellIsUnlocked, bellIsWanted, muteBell, ringBell, unlockBell } from './bell';

/** On, off, and the one press without which no browser lets a page ring. */
export function BellSwitch() {
  const { t } = useTranslation();
  const [on, setOn] = useState(() => bellIsWanted() && bellIsUnlocked());
  const turn = async () => {
    if (on) {
      muteBell();
    } else {
      await unlockBell();
      ringBell();
    }
    setOn(!on);
  };
  return (
    <Button
      variant={on ? 'light' : 'filled'}
      leftSection={on ? <Bell size={18} aria-hidden /> : <BellOff size={18} aria-hidden />}
      aria-pressed={on}
      title={t('kitchen.unlockText')}
      onClick={() => void turn()}
    >
      {on ? t('kitchen.soundOn') : t('kitchen.soundOff')}
    </Button>
  );
}
