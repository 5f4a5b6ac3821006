import { useEffect, useRef } from 'react';

/** What was just done; another object each time, so that the same words are heard again. */
export interface Told {
  readonly text: string;
}

/** What was just done: heard at once, and where the focus is, since its button is gone. */
export function TellDone({ told }: { readonly told: Told | null }) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (told !== null) said.current?.focus();
  }, [told]);
  return (
    <p ref={said} role="status" tabIndex={-1} className="done">
      {told?.text}
    </p>
  );
}
