import { useTranslation } from 'react-i18next';
import { dutyName } from '../../../words/admin-codes.ts';
import { Act } from '../frame/act.tsx';
import { useSay } from '../frame/said.tsx';
import { type Account, deedsOf, type Held } from './account.ts';
import { DeedOf } from './deed.tsx';
import { useDuties } from './run.ts';

interface PersonProps {
  readonly of: Account;
  /** The id of who reads. */
  readonly self: string;
  readonly again: () => void;
}

/** A person with their duties, and what can be done about either. */
export function Person({ of, self, again }: PersonProps) {
  const { t } = useTranslation();
  const { person, duties, locked, secondFactor } = of;
  const isSelf = person.id === self;
  return (
    <li data-person={person.email}>
      <h3>
        {person.email} {locked && <strong className="level level-urgent">{t('admin.people.locked')}</strong>}
      </h3>
      <p className="dim">
        {t(secondFactor ? 'admin.people.factor' : 'admin.people.noFactor')} · <code>{person.id}</code>
      </p>
      {duties.length === 0 && <p>{t('admin.people.noDuties')}</p>}
      <ul className="duties">
        {duties.map((held) => (
          <li key={`${held.duty} ${held.centre?.id}`}>
            <DutyHeld of={of} held={held} isSelf={isSelf} again={again} />
          </li>
        ))}
      </ul>
      {isSelf ? (
        <p className="dim">{t('admin.people.self')}</p>
      ) : (
        <div className="actions">
          {deedsOf(of, self).map((deed) => (
            <DeedOf key={deed} of={of} deed={deed} again={again} />
          ))}
        </div>
      )}
    </li>
  );
}

interface DutyHeldProps {
  readonly of: Account;
  readonly held: Held;
  readonly isSelf: boolean;
  readonly again: () => void;
}

function DutyHeld({ of: { person }, held: { duty, centre }, isSelf, again }: DutyHeldProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { revoke } = useDuties();
  const name = centre ? t('admin.people.at', { duty: dutyName(duty), centre: centre.name }) : dutyName(duty);
  if (isSelf) return name;
  return (
    <div className="actions">
      {name}
      <Act
        label={t('admin.people.revoke')}
        about={`${name} ${person.email}`}
        effect={t('admin.people.revokeEffect', { duty: name, email: person.email })}
        confirm={t('admin.people.revokeYes')}
        run={(commandId) => revoke(person.id, duty, centre?.id ?? null, commandId)}
        after={(came) => {
          if (came !== 'done') return;
          say(t('admin.people.revoked', { duty: name, email: person.email }));
          again();
        }}
      />
    </div>
  );
}
