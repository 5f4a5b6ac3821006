import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Came } from '../../api/send.ts';
import type { Reader } from '../editor/review.ts';
import { ActionForm } from './action-form.tsx';
import { type Action, actionsOf } from './actions.ts';
import type { Command, Told } from './run.ts';
import type { DeskWarning } from './warning.ts';

interface DoingProps {
  readonly of: DeskWarning;
  readonly reader: Reader;
  /** Whether something is typed that is not saved: it is not what would be sent. */
  readonly isDirty: boolean;
  /** Begins to write the next version; left out where it is written already. */
  readonly begin: (() => void) | undefined;
  readonly again: (mine: boolean) => Promise<void>;
}

/** What can be done with a warning where it stands, one thing at a time. What was typed for it outlives a change of the warning. */
export function Doing({ of, reader, isDirty, begin, again }: DoingProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Command | null>(null);
  const [done, setDone] = useState<Command | null>(null);
  const [told, setTold] = useState<Told>({ remark: '', reason: { zh: '', en: '' } });
  const there = actionsOf(of, reader).filter((action) => action !== 'next' || begin);
  async function came(action: Command, how: Came): Promise<void> {
    if (how === 'done') {
      setOpen(null);
      setDone(action);
    }
    if (how !== 'unknown') await again(how === 'done');
  }
  const start = (action: Action) => (action === 'next' ? begin?.() : setOpen(action));
  return (
    <section aria-labelledby="actions" className="noprint">
      <h2 id="actions">{t('editor.actions')}</h2>
      <Done action={done} />
      {there.length === 0 && open === null && <p className="dim">{t('editor.noActions')}</p>}
      {open === null && (
        <div className="actions">
          {there.map((action, at) => (
            <Button key={action} type={at === 0 ? 'primary' : 'default'} onClick={() => start(action)}>
              {t(`editor.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
      {open !== null && (
        <ActionForm
          key={open}
          of={of}
          action={open}
          isThere={there.includes(open)}
          isDirty={isDirty}
          told={told}
          change={(more) => setTold((before) => ({ ...before, ...more }))}
          cancel={() => setOpen(null)}
          came={(how) => came(open, how)}
        />
      )}
    </section>
  );
}

/** What was done: heard at once, and where the focus is, since its button is gone. */
function Done({ action }: { readonly action: Command | null }) {
  const { t } = useTranslation();
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (action !== null) said.current?.focus();
  }, [action]);
  return (
    <p ref={said} role="status" tabIndex={-1} className="done">
      {action && t(`editor.done.${action}`)}
    </p>
  );
}
