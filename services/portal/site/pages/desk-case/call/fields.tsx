import '../../../words/calls.ts';
import { useTranslation } from 'react-i18next';
import { CheckField, LineField, type Option, RadiosField, SelectField } from '../../../frame/inputs.tsx';
import type { Problems } from '../../../frame/problems.ts';
import { nameOf } from '../../../words/codes.ts';
import { now } from '../../../words/now.ts';
import { newCall, type TypedCall } from './typed.ts';

const SIDES = ['enterprise', 'expert', 'forum', 'counsel', 'other'] as const;
const DIRECTIONS = ['outgoing', 'incoming'] as const;

interface CallFieldsProps {
  /** Null while the note is of no call. */
  readonly call: TypedCall | null;
  readonly setCall: (call: TypedCall | null) => void;
  readonly problems: Problems;
}

/** Whether a note is of a call, and what it keeps of it: the browser's own fields, each as it is for most calls. */
export function CallFields({ call, setCall, problems }: CallFieldsProps) {
  const { t } = useTranslation();
  const kinds: readonly Option[] = [
    ['note', t('calls.note')],
    ['call', t('calls.call')],
  ];
  return (
    <>
      <RadiosField
        id="note-kind"
        label={t('calls.kind')}
        options={kinds}
        value={call === null ? 'note' : 'call'}
        onChange={(kind) => setCall(kind === 'call' ? newCall(now()) : null)}
      />
      {call && <OfCall call={call} change={(more) => setCall({ ...call, ...more })} problems={problems} />}
    </>
  );
}

interface OfCallProps {
  readonly call: TypedCall;
  readonly change: (more: Partial<TypedCall>) => void;
  readonly problems: Problems;
}

function OfCall({ call, change, problems }: OfCallProps) {
  const { t } = useTranslation();
  return (
    <div className="call">
      <SelectField
        id="call-with"
        label={t('calls.with')}
        error={problems['call-with']}
        options={SIDES.map((code) => [code, nameOf('callSides', code)])}
        value={call.with}
        onChange={(value) => change({ with: SIDES.find((code) => code === value) ?? 'enterprise' })}
      />
      <SelectField
        id="call-direction"
        label={t('calls.direction')}
        error={problems['call-direction']}
        options={DIRECTIONS.map((code) => [code, nameOf('callDirections', code)])}
        value={call.direction}
        onChange={(value) => change({ direction: DIRECTIONS.find((code) => code === value) ?? 'outgoing' })}
      />
      <CheckField
        id="call-answered"
        label={t('calls.answered')}
        checked={call.answered}
        onChange={(answered) => change({ answered })}
      />
      {call.answered && (
        <LineField
          id="call-minutes"
          label={t('form.optional', { label: t('calls.minutes') })}
          error={problems['call-minutes']}
          inputMode="numeric"
          max={3}
          value={call.minutes}
          onChange={(minutes) => change({ minutes })}
        />
      )}
      <CheckField id="call-now" label={t('calls.isNow')} checked={call.isNow} onChange={(isNow) => change({ isNow })} />
      {!call.isNow && (
        <LineField
          id="call-at"
          type="datetime-local"
          label={t('calls.at')}
          error={problems['call-at']}
          value={call.at}
          onChange={(at) => change({ at })}
        />
      )}
    </div>
  );
}
