import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useRef, useState } from 'react';

interface Doing {
  readonly say: (text: string) => void;
  /** Which of the things that are asked twice is open: one at a time. */
  readonly open: string | null;
  readonly setOpen: (id: string | null) => void;
}
const Done = createContext<Doing>({ say: () => {}, open: null, setOpen: () => {} });

/** Says above the room what was done in it: heard at once, and where the focus is, since the button that did it may be gone. */
export function useSay(): (text: string) => void {
  return useContext(Done).say;
}

/** Whether this one is open, of all in the room; opening it shuts the others, which may have the same fields. */
export function useOpen(): { readonly isOpen: boolean; readonly setOpen: (isOpen: boolean) => void } {
  const { open, setOpen } = useContext(Done);
  const id = useId();
  return { isOpen: open === id, setOpen: (isOpen) => setOpen(isOpen ? id : null) };
}

export function Saying({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly text: string } | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said) line.current?.focus();
  }, [said]);
  const doing = useMemo(() => ({ say: (text: string) => setSaid({ text }), open, setOpen }), [open]);
  return (
    <Done.Provider value={doing}>
      <p ref={line} role="status" tabIndex={-1} className="done">
        {said?.text}
      </p>
      {children}
    </Done.Provider>
  );
}
