import { useEffect, useRef } from 'react';

/** What is wrong with a field, above its input; `<id>-error` describes the input. */
export function FieldError({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  return (
    <p id={`${id}-error`} className="wrong">
      {text}
    </p>
  );
}

/** All that is wrong, above the form, each leading to its field. Focus comes here, so that it is heard at once. */
export function ErrorSummary(props: {
  readonly title: string;
  readonly problems: { readonly [field: string]: string };
}) {
  const { title, problems } = props;
  const box = useRef<HTMLDivElement>(null);
  const fields = Object.entries(problems);
  useEffect(() => {
    if (Object.keys(problems).length > 0) box.current?.focus();
  }, [problems]);
  if (fields.length === 0) return null;
  return (
    <div ref={box} className="summary" tabIndex={-1} role="alert" aria-labelledby="summary">
      <h2 id="summary">{title}</h2>
      <ul>
        {fields.map(([field, text]) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
