import { StoresPage } from '@/features/catalog/StoresPage';

/** The first page. */
export function StoresRoute() {
  return <StoresPage />;
}
