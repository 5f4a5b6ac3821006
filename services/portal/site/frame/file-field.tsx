import { FieldError } from './field.tsx';

/** What the browser's own chooser offers; whatever else is sent, the platform looks at its bytes. */
const ENDINGS =
  '.pdf,.png,.jpg,.jpeg,.webp,.heic,.heif,.docx,.xlsx,.pptx,.doc,.wps,.xls,.et,.ppt,.dps,.ofd,.txt,.csv,.eml';

interface FileFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** Left out: as many as one likes. */
  readonly one?: boolean;
  readonly choose: (files: readonly File[]) => void;
}

/**
 * Opens the browser's chooser. Its label is the button, so that it speaks the language of the page and not the browser's. It is emptied at once: the same file can be
 * chosen again, and who holds this shows what is chosen.
 */
export function FileField({ id, label, hint, error, disabled = false, one = false, choose }: FileFieldProps) {
  return (
    <div className="field file-field">
      <p id={`${id}-hint`} className="dim">
        {hint}
      </p>
      <FieldError id={id} text={error} />
      <input
        className="unseen"
        id={id}
        type="file"
        multiple={!one}
        accept={ENDINGS}
        disabled={disabled}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={({ target }) => {
          choose([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}
