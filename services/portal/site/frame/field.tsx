import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';

/** What is wrong with a field, above its input; `<id>-error` describes the input. */
export function FieldError({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <p id={`${id}-error`} className="wrong">
      {text}
    </p>
  );
}

interface ErrorSummaryProps {
  readonly title: string;
  readonly problems: { readonly [field: string]: string };
  /** How often it was tried: after each it is heard anew. */
  readonly tried?: number;
  /** Leads to a field that is not in sight. */
  readonly follow?: (field: string) => void;
}

/** All that is wrong, above the form, each leading to its field. Focus comes here once it is told, so that it is heard at once, and goes on with who types. */
export function ErrorSummary({ title, problems, tried = 0, follow }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const fields = Object.entries(problems);
  const said = fields.length === 0 ? '' : JSON.stringify([tried, ...fields]);
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  if (fields.length === 0) return null;
  return (
    <div ref={box} className="summary" tabIndex={-1} role="alert" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {fields.map(([field, text]) => (
          <li key={field}>
            <FieldLink field={field} follow={follow}>
              {text}
            </FieldLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldLinkProps {
  readonly field: string;
  readonly follow?: ((field: string) => void) | undefined;
  readonly children: ReactNode;
}

/** Leads to a field, which another step may have to be shown for. */
export function FieldLink({ field, follow, children }: FieldLinkProps) {
  function go(event: MouseEvent): void {
    if (!follow) return;
    event.preventDefault();
    follow(field);
  }
  return (
    <a href={`#${field}`} onClick={go}>
      {children}
    </a>
  );
}
