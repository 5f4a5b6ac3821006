import { useTranslation } from 'react-i18next';
import { ASK } from '../../../api/documents.ts';
import { useAsk } from '../../../api/use-ask.ts';
import { Loading } from '../../../frame/states.tsx';
import { nameOf } from '../../../words/codes.ts';
import { AdminRoom } from '../frame/room.tsx';
import { AdminTrouble } from '../frame/who.tsx';
import { Close } from './close.tsx';
import { State } from './state.tsx';
import type { Kind, Stated } from './wish.ts';

/** The centres and stations of the deployment: stated, stated anew, closed. */
export function Page() {
  return (
    <AdminRoom room="centres">
      <Centres />
    </AdminRoom>
  );
}

function Centres() {
  const { t } = useTranslation();
  const asked = useAsk(ASK.adminStatedCentres, {});
  if (asked.status === 'asking') return <Loading />;
  if (asked.status === 'in-trouble')
    return <AdminTrouble trouble={asked.trouble} retry={asked.again} next="/admin/centres" />;
  const { statedCentres, centres } = asked.data;
  const isFirst = statedCentres.length === 0;
  return (
    <>
      {/* By whether there are any: the form of the first one is another one's afterwards. */}
      <State key={String(isFirst)} of={null} isFirst={isFirst} again={asked.again} />
      {isFirst ? (
        <>
          <h2>{t('admin.centres.reference')}</h2>
          <p>{t('admin.centres.referenceHint')}</p>
          <ul className="lines">
            {centres.map((centre) => (
              <li key={centre.id}>
                <Named name={centre.name} of={centre} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <StatedList of={statedCentres} again={asked.again} />
      )}
    </>
  );
}

function StatedList({ of, again }: { readonly of: readonly Stated[]; readonly again: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <h2>{t('admin.centres.own')}</h2>
      <p role="status">{t('admin.centres.count', { count: of.filter(({ open }) => open).length })}</p>
      <ul className="lines">
        {of.map((centre) => (
          <li key={centre.id} data-code={centre.code}>
            <Named name={i18n.language === 'en' ? centre.nameEn : centre.nameZh} of={centre} />
            <div className="actions">
              <State of={centre} again={again} />
              {centre.open && <Close of={centre} again={again} />}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

interface NamedProps {
  readonly name: string;
  readonly of: {
    readonly kind: Kind;
    readonly division: string;
    readonly industry: string | null;
    readonly country: string | null;
    readonly code?: string;
    readonly open?: boolean;
  };
}

function Named({ name, of: { kind, division, industry, country, code, open = true } }: NamedProps) {
  const { t } = useTranslation();
  const about = [
    t(`admin.centres.kinds.${kind}`),
    industry && nameOf('industries', industry),
    country && nameOf('countries', country),
    t('admin.centres.at', { division }),
  ];
  return (
    <>
      <strong>{name}</strong> {code && <code>{code}</code>}{' '}
      {!open && <span className="level">{t('admin.centres.isClosed')}</span>}
      <p className="dim">{about.filter(Boolean).join(' · ')}</p>
    </>
  );
}
