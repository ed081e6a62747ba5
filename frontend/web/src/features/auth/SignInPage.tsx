import { Button, PasswordInput, TextInput } from '@mantine/core';
import { ChartColumn, ChevronRight, type LucideIcon, ShoppingBag, Bike, UtensilsCrossed } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseKitchenStore } from '@/shared/session/kitchenStore';
import type { Session } from '@/shared/session/session';
import { useErrorText } from '@/shared/ui/errors';
import { Card, Page } from '@/shared/ui/Page';
import { Note } from '@/shared/ui/States';
import { toast } from '@/shared/ui/toasts';
import { offersDemo, PEOPLE, signIn, signInAs, signUp, type Person } from './identity';
import classes from './auth.module.css';

const ICONS: Record<Person, LucideIcon> = {
  customer: ShoppingBag,
  customer2: ShoppingBag,
  owner: UtensilsCrossed,
  owner2: UtensilsCrossed,
  courier: Bike,
  courier2: Bike,
  operator: ChartColumn,
};

/** Sign in, sign up, and on a demo set-up be one of its people on a click. */
export function SignInPage({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const welcome = (session: Session) => {
    if (session.role === 'OWNER') chooseKitchenStore(session.storeIds[0] ?? null);
    toast(t('auth.welcome', { name: session.name }));
    onSignedIn(session);
  };
  return (
    <Page title={t('auth.title')} narrow>
      <p className={classes.subtitle}>{t('auth.subtitle')}</p>
      <Form onSignedIn={welcome} />
      {offersDemo() && <People onSignedIn={welcome} />}
    </Page>
  );
}

function People({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const choose = async (person: Person) => {
    try {
      onSignedIn(await signInAs(person));
    } catch (failure) {
      toast(errorText(failure), 'bad');
    }
  };
  return (
    <>
      <ul className={classes.people} aria-label={t('auth.demo')}>
        {PEOPLE.map((person) => {
          const Icon = ICONS[person];
          return (
            <li key={person}>
              <button type="button" onClick={() => void choose(person)} data-person={person}>
                <span className={classes.icon}>
                  <Icon size={24} aria-hidden />
                </span>
                <span>
                  <b>{t(`auth.people.${person}`)}</b>
                  <small>{t(`auth.peopleHints.${person}`)}</small>
                </span>
                <ChevronRight size={20} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      <p className={classes.demo}>{t('auth.demoText')}</p>
    </>
  );
}

function Form({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [fresh, setFresh] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [username, password, name] = ['username', 'password', 'name'].map((field) => String(fields.get(field) ?? ''));
    setBusy(true);
    setFailure(null);
    try {
      onSignedIn(await (fresh ? signUp(username!, password!, name!) : signIn(username!, password!)));
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={fresh ? t('auth.signUp') : t('auth.signIn')} className={classes.form!}>
      <form onSubmit={(event) => void submit(event)} className={classes.fields}>
        {fresh && <TextInput name="name" label={t('auth.name')} autoComplete="name" required />}
        <TextInput name="username" label={t('auth.username')} autoComplete="username" required />
        <PasswordInput
          name="password"
          size="md"
          label={t('auth.password')}
          autoComplete={fresh ? 'new-password' : 'current-password'}
          required
        />
        {failure !== null && (
          <div role="alert">
            <Note tone="bad">{errorText(failure)}</Note>
          </div>
        )}
        <Button type="submit" size="lg" loading={busy}>
          {fresh ? t('auth.signUpSubmit') : t('auth.submit')}
        </Button>
        <Button variant="subtle" onClick={() => setFresh(!fresh)}>
          {fresh ? t('auth.toSignIn') : t('auth.toSignUp')}
        </Button>
      </form>
    </Card>
  );
}
