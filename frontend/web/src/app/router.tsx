import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './Shell';
import { Broken, Missing } from './Failures';
import { StoresRoute } from './routes/StoresRoute';

/**
 * Every page and its address. None begins like a path of the services (/stores, /orders …), because through the gateway
 * they share one origin. What a role alone needs is loaded when it comes there.
 */

const root = createRootRoute({ component: Shell, notFoundComponent: Missing, errorComponent: Broken });

const page = <Path extends string>(path: Path, load: () => Promise<Record<string, React.ComponentType>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name as never) });

export const storeRoute = page('/store/$storeId', () => import('./routes/StoreRoute'), 'StoreRoute');
export const orderRoute = page('/order/$orderId', () => import('./routes/OrderRoute'), 'OrderRoute');
export const operatorOrderRoute = page(
  '/operator/order/$orderId',
  () => import('@/features/operator/OrderPage'),
  'OrderPage',
);

export const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { next?: string } => (typeof search['next'] === 'string' ? { next: search['next'] } : {}),
  component: lazyRouteComponent(() => import('./routes/SignInRoute'), 'SignInRoute'),
});

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: StoresRoute }),
  storeRoute,
  page('/cart', () => import('./routes/CartRoute'), 'CartRoute'),
  page('/checkout', () => import('./routes/CheckoutRoute'), 'CheckoutRoute'),
  orderRoute,
  page('/history', () => import('./routes/HistoryRoute'), 'HistoryRoute'),
  signInRoute,
  page('/kitchen', () => import('@/features/kitchen/BoardPage'), 'BoardPage'),
  page('/kitchen/menu', () => import('@/features/kitchen/MenuPage'), 'MenuPage'),
  page('/kitchen/sales', () => import('@/features/kitchen/SalesPage'), 'SalesPage'),
  page('/courier', () => import('@/features/courier/CourierPage'), 'CourierPage'),
  page('/operator', () => import('@/features/operator/LivePage'), 'LivePage'),
  page('/operator/search', () => import('@/features/operator/SearchPage'), 'SearchPage'),
  operatorOrderRoute,
  page('/operator/failed', () => import('@/features/operator/FailedPage'), 'FailedPage'),
  page('/operator/rebuild', () => import('@/features/operator/RebuildPage'), 'RebuildPage'),
  page('/account', () => import('./routes/AccountRoute'), 'AccountRoute'),
]);

export function newRouter() {
  return createRouter({ routeTree: tree, defaultPreload: 'intent', scrollRestoration: true });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
