import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './confirm.module.css';

/** Asks once more before something that cannot be taken back, and says what it means. */
export function Confirm({
  title,
  yes,
  no,
  busy,
  grave = false,
  confirm,
  close,
  children,
}: {
  title: string;
  yes: string;
  no: string;
  busy: boolean;
  grave?: boolean;
  confirm: () => void;
  close: () => void;
  children: ReactNode;
}) {
  return (
    <Modal opened onClose={close} title={title} withCloseButton={false}>
      <div className={classes.explain}>{children}</div>
      <div className={classes.buttons}>
        <Button variant="default" data-autofocus onClick={close}>
          {no}
        </Button>
        <Button {...(grave ? { color: 'red.8' } : {})} loading={busy} onClick={confirm}>
          {yes}
        </Button>
      </div>
    </Modal>
  );
}
