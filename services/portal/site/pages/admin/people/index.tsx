import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import type { Option } from '../../../frame/inputs.tsx';
import { Listed } from '../frame/listed.tsx';
import { AdminRoom } from '../frame/room.tsx';
import { usePages } from '../frame/use-pages.ts';
import type { Duty } from './account.ts';
import { EVERYBODY, Find, type Wanted } from './find.tsx';
import { Grant } from './grant.tsx';
import { Person } from './person.tsx';

/** People and their duties, for the security administrator. */
export function Page() {
  return (
    <AdminRoom room="people">
      <People />
    </AdminRoom>
  );
}

function People() {
  const centres = useAsk(ASK.centres, {});
  const options: readonly Option[] =
    centres.status === 'answered' ? centres.data.centres.map(({ id, name }) => [id, name]) : [];
  const [wanted, setWanted] = useState(EVERYBODY);
  const [round, setRound] = useState(0);
  function find(next: Wanted): void {
    setWanted(next);
    setRound((before) => before + 1);
  }
  return (
    <>
      <Find centres={options} find={find} />
      <Found key={round} wanted={wanted} centres={options} />
    </>
  );
}

const PAGE = 20;

function Found({ wanted, centres }: { readonly wanted: Wanted; readonly centres: readonly Option[] }) {
  const { t } = useTranslation();
  const client = useClient();
  const me = useAsk(ASK.deskMe, {});
  const self = me.status === 'answered' ? me.data.me.person.id : '';
  const of = usePages(async (after) => {
    const { data, error } = await client.query(
      ASK.adminPeople,
      { first: PAGE, after, ...askedOf(wanted) },
      { requestPolicy: 'network-only' },
    );
    return { slice: data?.people, error };
  });
  return (
    <>
      <div className="actions">
        <Grant centres={centres} again={of.again} />
      </div>
      <Listed of={of} next="/admin/people" none={t('admin.people.none')}>
        {(accounts) => (
          <>
            <p role="status">{t('admin.people.count', { count: accounts.length })}</p>
            <ul className="lines">
              {accounts.map((account) => (
                <Person key={account.person.id} of={account} self={self} again={of.again} />
              ))}
            </ul>
          </>
        )}
      </Listed>
    </>
  );
}

function askedOf({ email, duty, centreId }: Wanted) {
  // The options are the printed list of the schema's own duties.
  return { email: email || null, duty: duty ? (duty as Duty) : null, centreId: centreId || null };
}
