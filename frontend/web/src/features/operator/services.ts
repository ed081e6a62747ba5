/** The services that take events, each with its operations at the gateway under its own name. */
export const SERVICES = ['order', 'store', 'delivery', 'payment', 'dashboard'] as const;

export type Service = (typeof SERVICES)[number];

/** To replay all events of a cause is more work than a page usually asks for; the gateway waits as long. */
export const LONG_MS = 30_000;

export function operations(service: Service, ...path: (string | number)[]): string {
  return ['/operations', service, ...path.map(encodeURIComponent)].join('/');
}
