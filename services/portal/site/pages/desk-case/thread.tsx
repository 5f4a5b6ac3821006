import { useTranslation } from 'react-i18next';
import { useEarlierOf } from '../../api/case-lines.ts';
import { type Lines, ShowEarlier, useEarlier } from '../../frame/earlier.tsx';
import { momentOf } from '../../words/dates.ts';
import { CallLine } from './call/line.tsx';
import type { Call } from './call/typed.ts';
import type { StaffCase } from './case.ts';
import { type Kind, Write } from './write.tsx';

const WORDS = {
  message: { title: 'desk.messages', who: 'desk.messagesWho', none: 'desk.messagesNone' },
  advice: { title: 'expert.messages', who: 'expert.messagesWho', none: 'desk.messagesNone' },
  note: { title: 'desk.notes', who: 'desk.notesWho', none: 'desk.notesNone' },
} as const;

interface ThreadsProps {
  readonly of: StaffCase;
  readonly again: () => Promise<void>;
}

/** Messages and notes apart, each saying who reads it: in its heading, at its field, on its button, and by its looks. */
export function Threads({ of, again }: ThreadsProps) {
  return (
    <div className="threads">
      <Thread kind="message" caseId={of.id} said={of.messages} again={again} />
      <Thread kind="note" caseId={of.id} said={of.notes} again={again} />
    </div>
  );
}

interface ThreadProps {
  readonly kind: Kind;
  readonly caseId: string;
  readonly said: Lines<SaidOf>;
  readonly again: () => Promise<void>;
}

export function Thread({ kind, caseId, said, again }: ThreadProps) {
  const { t } = useTranslation();
  const words = WORDS[kind];
  const { messages, notes } = useEarlierOf(caseId);
  const { lines, earlier } = useEarlier<SaidOf>(said, kind === 'note' ? notes : messages);
  return (
    <section className={`thread thread-${kind}`} aria-labelledby={`${kind}s`}>
      <h2 id={`${kind}s`}>{t(words.title)}</h2>
      <p className="who">{t(words.who)}</p>
      {lines.length === 0 && <p className="dim">{t(words.none)}</p>}
      <ul className="lines">
        {lines.map((one) => (
          <Said key={one.id} of={one} />
        ))}
      </ul>
      <ShowEarlier earlier={earlier} />
      <Write kind={kind} caseId={caseId} again={again} />
    </section>
  );
}

interface SaidOf {
  readonly id: string;
  readonly at: string;
  readonly text: string | null;
  readonly side?: 'applicant' | 'centre' | 'expert';
  readonly by: { readonly email: string } | null;
  readonly correctedAt: string | null;
  readonly call?: Call | null;
}

function Said({ of: { at, text, side, by, correctedAt, call } }: { readonly of: SaidOf }) {
  const { t, i18n } = useTranslation();
  const about = [
    side && t(`desk.side.${side}`),
    by?.email,
    momentOf(at, i18n.language),
    correctedAt && t('desk.corrected'),
  ];
  return (
    <li>
      <p className="dim">{about.filter(Boolean).join(' · ')}</p>
      {call && <CallLine of={call} />}
      <p className="text">{text ?? t('desk.withdrawn')}</p>
    </li>
  );
}
