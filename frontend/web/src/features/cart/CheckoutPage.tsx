import { Button, Textarea, TextInput } from '@mantine/core';
import { CreditCard, FlaskConical, Lock } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { meta } from '@/shared/api/http';
import type { Order } from '@/shared/api/types';
import { setWishes, useCart } from '@/shared/cart/cart';
import { useFormat } from '@/shared/i18n/format';
import { useSession } from '@/shared/session/session';
import { Bill } from '@/shared/ui/Bill';
import { useErrorText } from '@/shared/ui/errors';
import { LinkButton } from '@/shared/ui/LinkButton';
import { Card, Page } from '@/shared/ui/Page';
import { Note } from '@/shared/ui/States';
import { Changed } from './Changed';
import { EmptyCart } from './EmptyCart';
import { Waiting } from './Waiting';
import { useCheckout } from './useCheckout';
import classes from './cart.module.css';

const TOKENS = ['tok_ok', 'tok_declined', 'tok_insufficient_funds', 'tok_error', 'tok_slow'] as const;

/** Where to, how to pay, and the one button that makes one order however often it is pressed. */
export function CheckoutPage({ onPlaced }: { onPlaced: (order: Order) => void }) {
  const { t } = useTranslation();
  const cart = useCart();
  const session = useSession();
  const customer = session?.role === 'CUSTOMER' ? session : null;
  const { checkout, pay, stop, accept } = useCheckout(customer, onPlaced);
  const [touched, setTouched] = useState(false);
  const missing = cart.address.trim() === '';
  const fixed = checkout.step === 'paying' || checkout.step === 'waiting' || cart.attempt?.asking === true;

  if (cart.lines.length === 0 && !fixed) {
    return <EmptyCart title={t('checkout.title')} />;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!missing) pay();
  };
  return (
    <Page title={t('checkout.title')}>
      <form onSubmit={submit} className={classes.layout} noValidate>
        <div className={classes.stack}>
          <Where fixed={fixed} wrong={touched && missing} />
          <Paying fixed={fixed} />
        </div>
        <div className={classes.side}>
          <Summary />
          {customer === null ? <SignInFirst /> : <Pay paying={checkout.step === 'paying'} fixed={fixed} />}
          {checkout.step === 'editing' && checkout.refusal !== null && <Refused failure={checkout.refusal} />}
        </div>
      </form>
      {checkout.step === 'waiting' && <Waiting why={checkout.why} until={checkout.until} now={pay} stop={stop} />}
      {checkout.step === 'changed' && <Changed differences={checkout.differences} items={checkout.items} accept={accept} />}
    </Page>
  );
}

function Where({ fixed, wrong }: { fixed: boolean; wrong: boolean }) {
  const { t } = useTranslation();
  const { address, note } = useCart();
  return (
    <Card title={t('checkout.where')}>
      <div className={classes.stack}>
        <TextInput
          label={t('checkout.address')}
          placeholder={t('checkout.addressPlaceholder')}
          autoComplete="street-address"
          maxLength={200}
          required
          disabled={fixed}
          error={wrong ? t('checkout.addressMissing') : undefined}
          value={address}
          onChange={(event) => setWishes({ address: event.currentTarget.value })}
        />
        <Textarea
          label={t('checkout.note')}
          placeholder={t('checkout.notePlaceholder')}
          maxLength={200}
          rows={2}
          disabled={fixed}
          value={note}
          onChange={(event) => setWishes({ note: event.currentTarget.value })}
        />
      </div>
    </Card>
  );
}

function Paying({ fixed }: { fixed: boolean }) {
  const { t } = useTranslation();
  const { token } = useCart();
  const tokens = meta('baedal-demo') === 'true' ? TOKENS : TOKENS.slice(0, 1);
  return (
    <Card title={t('checkout.payment')}>
      <div className={classes.cards} role="radiogroup" aria-label={t('checkout.payment')}>
        {tokens.map((one) => (
          <label key={one} className={classes.card} data-test={one !== 'tok_ok'}>
            <input
              type="radio"
              name="card"
              value={one}
              checked={token === one}
              disabled={fixed}
              onChange={() => setWishes({ token: one })}
            />
            {one === 'tok_ok' ? <CreditCard size={22} aria-hidden /> : <FlaskConical size={22} aria-hidden />}
            <span>
              <b>{t(`checkout.cards.${one}`)}</b>
              <small>{t(`checkout.cardHints.${one}`)}</small>
            </span>
          </label>
        ))}
      </div>
    </Card>
  );
}

function Summary() {
  const { t } = useTranslation();
  const cart = useCart();
  return (
    <Card title={t('checkout.summary')}>
      <p className={classes.from}>{cart.store?.storeName}</p>
      <Bill lines={cart.lines} total={cart.total} />
    </Card>
  );
}

function Pay({ paying, fixed }: { paying: boolean; fixed: boolean }) {
  const { t } = useTranslation();
  const { won } = useFormat();
  const { total } = useCart();
  return (
    <>
      <Button type="submit" size="lg" fullWidth loading={paying} disabled={fixed && !paying}>
        {t('checkout.pay', { price: won(total) })}
      </Button>
      <p className={classes.once}>
        <Lock size={15} aria-hidden /> {t('checkout.once')}
      </p>
      <p className="sr-only" role="status">
        {paying ? t('checkout.paying') : ''}
      </p>
    </>
  );
}

function SignInFirst() {
  const { t } = useTranslation();
  return (
    <>
      <Note tone="info">{t('checkout.needsCustomer')}</Note>
      <LinkButton to="/sign-in" search={{ next: '/checkout' }} size="lg" fullWidth>
        {t('checkout.signIn')}
      </LinkButton>
    </>
  );
}

function Refused({ failure }: { failure: unknown }) {
  const text = useErrorText();
  return (
    <div role="alert">
      <Note tone="bad">{text(failure)}</Note>
    </div>
  );
}
