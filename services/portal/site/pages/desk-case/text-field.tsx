import { Input } from 'antd';
import { FieldError } from '../../frame/field.tsx';

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly isLine?: boolean;
  readonly onChange: (value: string) => void;
}

/** A field for words: a line, or as many as are written. */
export function TextField({ id, label, hint, value, error, isLine = false, onChange }: TextFieldProps) {
  const described = hint ? `${id}-hint ${id}-error` : `${id}-error`;
  const wrong = error ? { status: 'error' as const } : {};
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="dim">
          {hint}
        </p>
      )}
      <FieldError id={id} text={error} />
      {isLine ? (
        <Input
          id={id}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={described}
          {...wrong}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input.TextArea
          id={id}
          rows={3}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={described}
          {...wrong}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
