import './styles';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { resume } from '@/features/auth/identity';
import { speak } from '@/shared/i18n/i18n';
import { nonce, Providers } from './providers';
import { newRouter } from './router';

/** Who is here, and in which language, is known before the first page is drawn: else one would flash that is not theirs. */
async function start(): Promise<void> {
  // The dialogs' scroll lock makes a style of its own, and looks for the nonce where bundlers once put it.
  Object.assign(globalThis, { __webpack_nonce__: nonce() });
  await Promise.all([speak(), resume()]);
  createRoot(document.getElementById('root')!).render(
    <Providers>
      <RouterProvider router={newRouter()} />
    </Providers>,
  );
}

void start();
