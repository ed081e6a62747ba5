import { beforeEach, vi } from 'vitest';

/** What jsdom has not, and a clean browser for each test. */

Object.defineProperty(globalThis, 'matchMedia', {
  writable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    addListener: vi.fn(),
    removeListener: vi.fn(),
  }),
});

class NoResizing {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
}
Object.defineProperty(globalThis, 'ResizeObserver', { writable: true, value: NoResizing });
Object.defineProperty(globalThis, 'scrollTo', { writable: true, value: vi.fn() });

beforeEach(() => localStorage.clear());
