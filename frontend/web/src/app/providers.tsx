import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ApiFailure } from '@/shared/api/http';
import { i18next } from '@/shared/i18n/i18n';
import { LiveProvider } from '@/shared/live/LiveProvider';
import { SCHEME_KEPT_UNDER } from './scheme';
import { useSession } from '@/shared/session/session';
import { theme } from './theme';

const schemes = localStorageColorSchemeManager({ key: SCHEME_KEPT_UNDER });

/** What the services' state is kept in: a refusal is an answer and not asked again, a silence is. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, failure) =>
          count < 2 && failure instanceof ApiFailure && (failure.isUnknown || failure.status === 503),
        retryDelay: (count) => 600 * 2 ** count,
      },
      mutations: { retry: false },
    },
  });
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={schemes} getStyleNonce={nonce}>
      <I18nextProvider i18n={i18next}>
        <QueryClientProvider client={client}>
          <Forgetful />
          <LiveProvider>{children}</LiveProvider>
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}

/** What one person has read is not there for the next one at the same browser. */
function Forgetful() {
  const client = useQueryClient();
  const person = useSession()?.memberId;
  useEffect(() => () => client.clear(), [client, person]);
  return null;
}

/** Of the policy that came with this page; without it no style that is made here would be allowed. */
export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
