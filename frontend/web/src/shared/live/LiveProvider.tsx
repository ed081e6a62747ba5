import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { query } from '@/shared/api/http';
import type { BoardMessage } from '@/shared/api/types';
import { streamOf, useSession } from '@/shared/session/session';
import { useKitchenStore } from '@/shared/session/kitchenStore';
import { followTogether } from './sharedStream';
import type { LiveState } from './stream';

type Listener = (row: BoardMessage) => void;

interface Live {
  state: LiveState | null;
  listeners: Set<Listener>;
}

const LiveContext = createContext<Live>({ state: null, listeners: new Set() });

/** Listens for the person who is here, tells the pages of each changed order, and reads all anew once it listens. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const path = useStreamPath();
  const client = useQueryClient();
  const [state, setState] = useState<LiveState | null>(null);
  const [listeners] = useState(() => new Set<Listener>());

  useEffect(() => {
    if (path === null) {
      setState(null);
      return undefined;
    }
    const end = new AbortController();
    followTogether(
      path,
      {
        row: (row) => listeners.forEach((listener) => listener(row)),
        state: (next) => {
          setState(next);
          // What changed between the first answer and this moment was told to nobody.
          if (next === 'live') void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'catalog' });
        },
      },
      end.signal,
    );
    return () => end.abort();
  }, [path, client, listeners]);

  useEffect(() => {
    document.documentElement.dataset['live'] = state ?? 'off';
  }, [state]);

  const live = useMemo(() => ({ state, listeners }), [state, listeners]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLiveState(): LiveState | null {
  return useContext(LiveContext).state;
}

/** Calls back for each changed order while the component is there. */
export function useLiveRows(listener: Listener): void {
  const { listeners } = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const tell: Listener = (row) => latest.current(row);
    listeners.add(tell);
    return () => {
      listeners.delete(tell);
    };
  }, [listeners]);
}

function useStreamPath(): string | null {
  const session = useSession();
  const storeId = useKitchenStore();
  const watched = session === null ? null : streamOf(session, storeId);
  return watched === null ? null : `/dashboards/stream${query(watched)}`;
}
