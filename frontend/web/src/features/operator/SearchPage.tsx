import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Page } from '@/shared/ui/Page';
import { OperatorsOnly } from './OperatorsOnly';
import classes from './operator.module.css';

/** From an order's number, as a caller tells it, to the page about it. */
export function SearchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const number = id.trim().replace(/^#/, '');
    setWrong(!/^\d{1,18}$/.test(number));
    if (/^\d{1,18}$/.test(number)) void navigate({ to: '/operator/order/$orderId', params: { orderId: number } });
  };
  return (
    <OperatorsOnly>
      <Page title={t('operator.search')} narrow>
        <Card title={t('operator.why')}>
          <form onSubmit={submit} className={classes.search} noValidate>
            <TextInput
              label={t('operator.searchLabel')}
              placeholder={t('operator.searchPlaceholder')}
              inputMode="numeric"
              value={id}
              error={wrong ? t('operator.invalidId') : undefined}
              onChange={(event) => setId(event.currentTarget.value)}
            />
            <Button type="submit">{t('operator.searchGo')}</Button>
          </form>
        </Card>
      </Page>
    </OperatorsOnly>
  );
}
