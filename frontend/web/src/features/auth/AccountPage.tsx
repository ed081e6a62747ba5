import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSession, type Session } from '@/shared/session/session';
import { useErrorText } from '@/shared/ui/errors';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Card, Page } from '@/shared/ui/Page';
import { Empty, Note } from '@/shared/ui/States';
import { toast } from '@/shared/ui/toasts';
import { meQuery } from './getMe';
import { isDemo, signOut } from './identity';
import { Withdraw } from './Withdraw';
import classes from './auth.module.css';

/** Who is here, and the two ways to go: until the next time, or for good. */
export function AccountPage({ onSignedOut, onWithdrawn }: { onSignedOut: () => void; onWithdrawn: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <Page title={t('account.title')} narrow>
      {session === null ? (
        <Empty title={t('account.nobody')} kind="coffee">
          <LinkButton to="/sign-in">{t('nav.signIn')}</LinkButton>
        </Empty>
      ) : (
        <>
          <Member session={session} onSignedOut={onSignedOut} />
          {session.role === 'CUSTOMER' && <Leaving session={session} onWithdrawn={onWithdrawn} />}
        </>
      )}
    </Page>
  );
}

function Member({ session, onSignedOut }: { session: Session; onSignedOut: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery(meQuery(session.memberId));
  const out = () => {
    signOut().then(onSignedOut, (failure: unknown) => toast(errorText(failure), 'bad'));
  };
  return (
    <Card>
      <dl className={classes.member}>
        <dt>{t('auth.name')}</dt>
        <dd>{session.name}</dd>
        <dt>{t('auth.username')}</dt>
        <dd>{data?.username ?? '…'}</dd>
        <dt>{t('account.role')}</dt>
        <dd>{t(`auth.roles.${session.role}`)}</dd>
      </dl>
      {error !== null && <Note tone="bad">{errorText(error)}</Note>}
      <Button variant="default" className={classes.out!} leftSection={<LogOut size={18} aria-hidden />} onClick={out}>
        {t('auth.signOut')}
      </Button>
    </Card>
  );
}

/** Whoever tries the demo would take its people from everybody else who does. Until Identity has said who is here, nobody goes. */
function Leaving({ session, onWithdrawn }: { session: Session; onWithdrawn: () => void }) {
  const { t } = useTranslation();
  const username = useQuery(meQuery(session.memberId)).data?.username;
  return (
    <Card title={t('account.withdraw')} className={classes.leaving!}>
      {username !== undefined && isDemo(username) ? (
        <Note tone="info">{t('account.demo')}</Note>
      ) : (
        <>
          <p>{t('account.withdrawHint')}</p>
          {username !== undefined && <Withdraw onWithdrawn={onWithdrawn} />}
        </>
      )}
    </Card>
  );
}
