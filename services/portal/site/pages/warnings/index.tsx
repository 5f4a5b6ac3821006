import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageTitle } from '../../frame/page-title.tsx';
import { Empty, InTrouble, Loading } from '../../frame/states.tsx';
import { useChoice, type View } from './choice.ts';
import { chosenOf, type WarningLine } from './chosen.ts';
import { Filter } from './filter.tsx';
import { Fresh } from './fresh.tsx';
import { List } from './list.tsx';
import { MapView } from './map-view.tsx';
import { Tiles } from './tiles.tsx';
import { useWarnings } from './use-warnings.ts';

/** Risk by country or region: what is in force, as a list, as tiles, or on the operator's map. */
export function Page() {
  const { t } = useTranslation();
  const { warnings, again } = useWarnings();
  return (
    <>
      <PageTitle title={t('warnings.title')} />
      <p className="lead">{t('warnings.lead')}</p>
      <Fresh show={again} />
      {warnings.status === 'asking' && <Loading />}
      {warnings.status === 'in-trouble' && <InTrouble trouble={warnings.trouble} retry={again} />}
      {warnings.status === 'there' && <InForce lines={warnings.lines} />}
      {warnings.status !== 'asking' && (
        <p className="noprint">
          <Link to="/subscribe">{t('warnings.subscribe')}</Link>
        </p>
      )}
    </>
  );
}

function InForce({ lines }: { readonly lines: readonly WarningLine[] }) {
  const { t } = useTranslation();
  const [choice, choose] = useChoice();
  if (lines.length === 0)
    return (
      <Empty title={t('warnings.none')}>
        <p>{t('warnings.noneHint')}</p>
      </Empty>
    );
  const chosen = chosenOf(lines, choice);
  return (
    <>
      <Filter lines={lines} choice={choice} choose={choose} />
      <p role="status">{t('warnings.count', { count: chosen.length })}</p>
      {chosen.length === 0 ? <NoneFits /> : <Seen view={choice.view} lines={chosen} />}
    </>
  );
}

function Seen({ view, lines }: { readonly view: View; readonly lines: readonly WarningLine[] }) {
  switch (view) {
    case 'list':
      return <List lines={lines} />;
    case 'tiles':
      return <Tiles lines={lines} />;
    case 'map':
      return <MapView lines={lines} />;
    default:
      return view satisfies never;
  }
}

function NoneFits() {
  const { t } = useTranslation();
  return (
    <Empty title={t('warnings.noneMatch')}>
      <p>
        <Link to="/warnings">{t('warnings.clear')}</Link>
      </p>
    </Empty>
  );
}
