import { useId } from 'react';

interface ChooseProps {
  readonly label: string;
  readonly any: string;
  readonly options: readonly (readonly [code: string, name: string])[];
  readonly value: string | null;
  readonly onChoose: (code: string | null) => void;
}

/** One of several, or none: a list of the browser's own. */
export function Choose({ label, any, options, value, onChoose }: ChooseProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChoose(event.target.value || null)}>
        <option value="">{any}</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
