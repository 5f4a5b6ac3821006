import { type ReactNode, useId } from 'react';
import { FieldError } from './field.tsx';

/** What every field says of itself. Its id is that of its path in what is sent: `contact-mobile`. */
interface Saying {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}
interface Holding extends Saying {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const describedBy = ({ id, hint }: Saying) => (hint ? `${id}-hint ${id}-error` : `${id}-error`);

function Field({ id, label, hint, error, children }: Saying & { readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="dim">
          {hint}
        </p>
      )}
      <FieldError id={id} text={error} />
      {children}
    </div>
  );
}

interface LineProps extends Holding {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local';
  readonly autoComplete?: string;
  readonly inputMode?: 'decimal' | 'numeric';
  readonly max?: number;
}

/** A field of one line. `max` is how many characters the platform takes. */
export function LineField({
  value,
  onChange,
  type = 'text',
  autoComplete = 'off',
  inputMode,
  max,
  ...says
}: LineProps) {
  return (
    <Field {...says}>
      <input
        className="input"
        id={says.id}
        type={type}
        value={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={max}
        aria-invalid={says.error !== undefined}
        aria-describedby={describedBy(says)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** A field of as many lines as are written. */
export function TextField({
  value,
  onChange,
  rows = 5,
  max,
  ...says
}: Holding & { readonly rows?: number; readonly max?: number }) {
  return (
    <Field {...says}>
      <textarea
        className="input"
        id={says.id}
        rows={rows}
        value={value}
        maxLength={max}
        aria-invalid={says.error !== undefined}
        aria-describedby={describedBy(says)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export type Option = readonly [code: string, name: string];
interface SelectProps extends Holding {
  /** What stands there while nothing is chosen; left out where something always is. */
  readonly none?: string;
  readonly options: readonly Option[];
  /** Offered before the others. */
  readonly first?: { readonly label: string; readonly rest: string; readonly options: readonly Option[] };
}

/** One of a list, or none: the browser's own. */
export function SelectField({ value, onChange, none, options, first, ...says }: SelectProps) {
  return (
    <Field {...says}>
      <select
        id={says.id}
        value={value}
        aria-invalid={says.error !== undefined}
        aria-describedby={describedBy(says)}
        onChange={(event) => onChange(event.target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {first ? (
          <>
            <Group label={first.label} options={first.options} />
            <Group label={first.rest} options={options} />
          </>
        ) : (
          <Options options={options} />
        )}
      </select>
    </Field>
  );
}

function Group({ label, options }: { readonly label: string; readonly options: readonly Option[] }) {
  return (
    <optgroup label={label}>
      <Options options={options} />
    </optgroup>
  );
}

function Options({ options }: { readonly options: readonly Option[] }) {
  return options.map(([code, name]) => (
    <option key={code} value={code}>
      {name}
    </option>
  ));
}

interface TicksProps extends Saying {
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly choose: (codes: readonly string[]) => void;
}

/** Any of a list. The first box bears the id, to be led to. */
export function TicksField({ id, label, hint, error, options, chosen, choose }: TicksProps) {
  const legend = useId();
  const toggle = (code: string, on: boolean) => choose(on ? [...chosen, code] : chosen.filter((one) => one !== code));
  return (
    <fieldset aria-labelledby={legend} aria-describedby={describedBy({ id, label, hint })}>
      <legend id={legend}>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="dim">
          {hint}
        </p>
      )}
      <FieldError id={id} text={error} />
      <div className="choices">
        {options.map(([code, name], nth) => (
          <label key={code}>
            <input
              type="checkbox"
              {...(nth === 0 ? { id } : {})}
              checked={chosen.includes(code)}
              onChange={(event) => toggle(code, event.target.checked)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of a few, all in sight. The first bears the id. */
export function RadiosField({
  id,
  label,
  hint,
  error,
  options,
  value,
  onChange,
}: Holding & { readonly options: readonly Option[] }) {
  const legend = useId();
  return (
    <fieldset aria-labelledby={legend} aria-describedby={describedBy({ id, label, hint })}>
      <legend id={legend}>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="dim">
          {hint}
        </p>
      )}
      <FieldError id={id} text={error} />
      <div className="choices">
        {options.map(([code, name], nth) => (
          <label key={code}>
            <input
              type="radio"
              name={id}
              {...(nth === 0 ? { id } : {})}
              checked={value === code}
              onChange={() => onChange(code)}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface CheckProps extends Saying {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A yes that is said by itself. */
export function CheckField({ id, label, hint, error, checked, onChange }: CheckProps) {
  return (
    <div className="field choices">
      <FieldError id={id} text={error} />
      <label>
        <input
          id={id}
          type="checkbox"
          checked={checked}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy({ id, label, hint })}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="dim">
          {hint}
        </p>
      )}
    </div>
  );
}
