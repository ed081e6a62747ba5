/** The services that take events, each with its operations at the gateway under its own name. */
export const SERVICES = ['order', 'store', 'delivery', 'payment', 'dashboard'] as const;

export type Service = (typeof SERVICES)[number];

/** To replay all events of a cause is more work than a page usually asks for; the gateway waits as long. */
export const LONG_MS = 30_000;

/** What only reads is there within a moment, or its service is away. */
export const SHORT_MS = 6_000;

/** From time to time, and soon where nobody answered: meanwhile whoever looks is to know that it is away. */
export const ASKED_AGAIN = {
  refetchInterval: ({ state }: { state: { status: string } }) => (state.status === 'error' ? 5_000 : 30_000),
  retry: false,
} as const;

export function operations(service: Service, ...path: (string | number)[]): string {
  return ['/operations', service, ...path.map(encodeURIComponent)].join('/');
}
