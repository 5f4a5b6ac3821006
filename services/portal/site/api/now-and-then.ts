import { useEffect, useRef } from 'react';

const EVERY_MS = 30_000;

/** Asks anew now and then, and when the reader comes back to the page: for what no stream tells of. */
export function useNowAndThen(ask: () => void): void {
  const asked = useRef(ask);
  useEffect(() => {
    asked.current = ask;
  }, [ask]);
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible') asked.current();
    };
    const timer = setInterval(again, EVERY_MS);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('focus', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('focus', again);
    };
  }, []);
}
