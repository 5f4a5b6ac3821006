import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { newCommandId } from '../../../api/command-id.ts';
import { ASK } from '../../../api/documents.ts';
import { troubleOf } from '../../../api/trouble.ts';
import type { Filled } from '../filled.ts';
import { formOf } from '../form.ts';
import type { Draft } from './from-draft.ts';
import { type KnownDraft, type Save, type SaveAnswer, Saver, type Saving } from './saver.ts';

/** Keeps what is filled in as a draft, and says how that stands. `saved` hears of each save. */
export function useSaver(draft: KnownDraft | null, saved: (draft: KnownDraft) => void) {
  const client = useClient();
  const [saving, setSaving] = useState<Saving<Draft>>(
    draft ? { status: 'saved', savedAt: draft.savedAt } : { status: 'idle' },
  );
  const heard = useRef(saved);
  heard.current = saved;
  const [saver] = useState(
    () =>
      new Saver<Filled, Draft>(
        {
          save: (save) => asked(client, save),
          newCommandId,
          after(ms, run) {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
          told(now, known) {
            setSaving(now);
            if (known) heard.current(known);
          },
        },
        draft,
      ),
  );
  useEffect(() => {
    saver.enter();
    return () => saver.leave();
  }, [saver]);
  return { saver, saving };
}

const wordsOf = (filled: Filled) => JSON.stringify([formOf(filled), filled.organisationId]);

/** Saves what is not as it was saved already, or as it is before anything is filled in. */
export function useSaving(saver: Saver<Filled, Draft>, filled: Filled, saved: Filled): void {
  const words = wordsOf(filled);
  const last = useRef(wordsOf(saved));
  const now = useRef(filled);
  now.current = filled;
  useEffect(() => {
    if (last.current === words) return;
    last.current = words;
    saver.type(now.current);
  }, [saver, words]);
}

async function asked(client: ReturnType<typeof useClient>, save: Save<Filled>): Promise<SaveAnswer<Draft>> {
  const { commandId, draft, words } = save;
  const organisationId = words.organisationId || null;
  const input = { draftId: draft?.id ?? null, revision: draft?.revision ?? null, organisationId, form: formOf(words) };
  const { data, error } = await client.mutation(ASK.saveDraft, { input, commandId });
  const answer = data?.saveCaseDraft;
  if (!answer) {
    const trouble = error ? troubleOf(error) : { kind: 'failed' as const, reference: null };
    return { kind: trouble.kind === 'refused' ? 'refused' : 'unknown', trouble };
  }
  switch (answer.__typename) {
    case 'CaseDraft':
      return { kind: 'saved', id: answer.id, revision: answer.revision, savedAt: answer.savedAt };
    case 'DraftChanged':
      return { kind: 'changed', newest: answer.newest };
    case 'InvalidInput':
    case 'Refused':
      if (answer.code === 'NOT_FOUND') return { kind: 'gone' };
      return { kind: 'refused', trouble: { kind: 'refused', code: answer.code, message: answer.message } };
    default:
      return answer satisfies never;
  }
}
